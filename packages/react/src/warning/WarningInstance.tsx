'use client';

import { roundUp } from '@curfew/dom/shared';
import { type ReactElement, useMemo, useState } from 'react';
import { useProvidedSession } from '../context.ts';
import { type Warning, WarningContext, type WarningPhase } from './context.ts';
import { WarningBar } from './WarningBar.tsx';
import { type DialogProps, WarningDialog } from './WarningDialog.tsx';

/** A press within this time after opening was meant for what the dialog has covered. */
const DEAF_MS = 500;

interface InstanceProps extends DialogProps {
  /** `endsAt` by the session clock. */
  readonly given: Pick<Warning, 'limit' | 'endsAt' | 'texts' | 'locale' | 'title'>;
}

/** One warning, from its beginning to its end. */
export function WarningInstance({ given, ...props }: InstanceProps): ReactElement {
  const { limit, endsAt } = given;
  const { clock, extend, signOut } = useProvidedSession();
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
