'use client';

import { type ForwardedRef, type ReactElement, useId, useState } from 'react';
import { useProvidedSession } from '../context.ts';
import { useSession } from '../hooks/useSession.ts';
import { type Warning, WarningContext, type WarningPhase } from './context.ts';
import type { WarningRootProps } from './Root.tsx';
import { usePageTitle } from './usePageTitle.ts';
import { WarningBar } from './WarningBar.tsx';
import { WarningDialog } from './WarningDialog.tsx';

/** A press within this time after opening was meant for what the dialog has covered. */
const DEAF_MS = 500;

/** One warning, from its beginning to its end. */
export function WarningInstance(
  props: WarningRootProps & { readonly dialogRef: ForwardedRef<HTMLDialogElement> },
): ReactElement {
  const { title = true, dialogRef, ...dialogProps } = props;
  const session = useProvidedSession();
  const about = useSession((snapshot) => snapshot.about) ?? 'idle';
  const endsAt = useSession((snapshot) => snapshot.endsAt) ?? 0;
  const [openedAt] = useState(() => session.clock.now());
  const [phase, setPhase] = useState<WarningPhase>('open');
  const [shrunk, setShrunk] = useState(false);
  const id = useId();
  usePageTitle(title, endsAt);

  async function extend(): Promise<void> {
    if (phase === 'extending') return;
    setPhase('extending');
    setPhase((await session.extend()) ? 'open' : 'failed');
  }

  const meant = (action: () => void) => () => {
    if (session.clock.now() - openedAt >= DEAF_MS) action();
  };

  const warning: Warning = {
    about,
    phase: about === 'max' ? 'open' : phase,
    endsAt,
    titleId: `${id}title`,
    descriptionId: `${id}description`,
    stay: meant(about === 'max' ? () => setShrunk(true) : extend),
    signOut: meant(() => session.end()),
  };

  return (
    <WarningContext.Provider value={warning}>
      {shrunk && about === 'max' ? <WarningBar /> : <WarningDialog {...dialogProps} ref={dialogRef} />}
    </WarningContext.Provider>
  );
}
