import { createSession } from '@curfew/core';
import { SessionProvider, SessionWarning, useSession } from '@curfew/react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { Candidate, Settings } from './candidate.ts';
import { warnMs, watch } from './watch.ts';

let renders = 0;

/** A component that shows the status, as an application would. */
function Status() {
  renders++;
  return useSession().status;
}

/** Curfew with its React kit: a provider, a component that reads the session, and the warning dialog. */
export function start({ idleMs }: Settings): Candidate {
  const session = createSession({ policy: { idle: idleMs, max: '7d', warn: warnMs(idleMs) } });
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  // As with every candidate, the session has begun when this returns.
  flushSync(() =>
    root.render(
      <SessionProvider session={session}>
        <Status />
        <SessionWarning />
      </SessionProvider>,
    ),
  );
  return { ...watch(session), renders: () => renders };
}
