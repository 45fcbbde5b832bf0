'use client';

import { type ForwardedRef, type ReactElement, useId, useMemo, useState } from 'react';
import { useProvidedSession } from '../context.ts';
import type { WarningAbout, WarningMessages } from '../messages/types.ts';
import { WarningContext, type WarningPhase } from './context.ts';
import { roundUp } from './roundUp.ts';
import type { WarningRootProps } from './types.ts';
import { useAnnouncement } from './useAnnouncement.ts';
import { WarningBar } from './WarningBar.tsx';
import { WarningDialog } from './WarningDialog.tsx';

/** A press within this time after opening was meant for what the dialog has covered. */
const DEAF_MS = 500;

interface InstanceProps extends WarningRootProps {
  readonly about: WarningAbout;
  /** By the session clock, in ms. */
  readonly endsAt: number;
  readonly texts: WarningMessages;
  readonly locale: string;
  readonly dialog: ForwardedRef<HTMLDialogElement>;
}

/** One warning, from its beginning to its end. */
export function WarningInstance(props: InstanceProps): ReactElement {
  const { about, endsAt, texts, locale, dialog, title = true, ...rest } = props;
  const { clock, extend, end } = useProvidedSession();
  const [openedAt] = useState(clock.now);
  const [phase, setPhase] = useState<WarningPhase>('open');
  const [shrunk, setShrunk] = useState(false);
  const leftMs = useMemo(() => roundUp(endsAt - clock.now()), [endsAt, clock]);
  const announcement = useAnnouncement({ about, endsAt, leftMs, clock, texts, locale, title });
  const id = useId();

  async function stay(): Promise<void> {
    if (about === 'max') return setShrunk(true);
    if (phase === 'extending') return;
    setPhase('extending');
    setPhase((await extend()) ? 'open' : 'failed');
  }

  const meant = (action: () => void) => () => {
    if (clock.now() - openedAt >= DEAF_MS) action();
  };

  return (
    <WarningContext.Provider
      value={{
        about,
        phase: about === 'max' ? 'open' : phase,
        leftMs,
        endsAt: endsAt - clock.guard(),
        texts,
        locale,
        announcement,
        id,
        stay: meant(stay),
        signOut: meant(end),
      }}
    >
      {shrunk && about === 'max' ? <WarningBar /> : <WarningDialog {...rest} ref={dialog} />}
    </WarningContext.Provider>
  );
}
