'use client';

import { roundUp } from '@curfew/dom/shared';
import { type ReactElement, useMemo, useState } from 'react';
import { useProvidedSession } from '../context.ts';
import { type Warning, WarningContext, type WarningPhase } from './context.ts';
import { WarningBar } from './WarningBar.tsx';
import { type DialogProps, WarningDialog } from './WarningDialog.tsx';

/** Presses within this time after opening are ignored, in ms: they were meant for the page beneath. */
const DEAF_MS = 500;

interface InstanceProps extends DialogProps {
  /** `endsAt` is an instant of the session clock. */
  readonly given: Pick<Warning, 'limit' | 'endsAt' | 'texts' | 'locale' | 'title'>;
}

/** One warning, until its session is extended or ends. */
export function WarningInstance({ given, ...props }: InstanceProps): ReactElement {
  const { limit, endsAt } = given;
  const { clock, extend, signOut } = useProvidedSession('SessionWarning');
  const [openedAt] = useState(clock.now);
  const [phase, setPhase] = useState<WarningPhase>('open');
  const [shrunk, setShrunk] = useState(false);
  const leftMs = useMemo(() => roundUp(endsAt - clock.now()), [endsAt, clock]);
  const isMax = limit === 'max';

  async function stay(): Promise<void> {
    if (isMax) return setShrunk(true);
    if (phase === 'extending') return;
    setPhase('extending');
    setPhase((await extend()) ? 'open' : 'failed');
  }

  const meant = (action: () => void) => () => clock.now() - openedAt < DEAF_MS || action();

  return (
    <WarningContext.Provider
      value={{
        ...given,
        phase: isMax ? 'open' : phase,
        leftMs,
        endsAt: endsAt - clock.guard(),
        stay: meant(stay),
        signOut: meant(() => signOut()),
      }}
    >
      {shrunk && isMax ? <WarningBar /> : <WarningDialog {...props} />}
    </WarningContext.Provider>
  );
}
