import { createSession } from '@curfew/core';
import { SessionProvider, SessionWarning, useSession } from '@curfew/react';
import { createRoot } from 'react-dom/client';
import type { Candidate, Settings } from './candidate.ts';
import { watch } from './watch.ts';

let renders = 0;

/** What an application shows of the session. */
function Status() {
  renders++;
  return useSession().status;
}

/** Curfew with its React kit: a provider, a component that reads the session, and the warning dialog. */
export function start({ idleMs }: Settings): Candidate {
  const session = createSession({ policy: { idle: idleMs, max: '7d', warn: Math.min(idleMs / 2, 120_000) } });
  createRoot(document.body.appendChild(document.createElement('div'))).render(
    <SessionProvider session={session}>
      <Status />
      <SessionWarning />
    </SessionProvider>,
  );
  return { ...watch(session), renders: () => renders };
}
