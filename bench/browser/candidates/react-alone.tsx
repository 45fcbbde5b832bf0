import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { type Candidate, NO_SESSION } from './candidate.ts';

/** React listens to every event at its root. This measures that cost, which is not the session's. */
export function start(): Candidate {
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  flushSync(() => root.render(<main />));
  return NO_SESSION;
}
