import { type Candidate, NO_SESSION } from './candidate.ts';

/** The least that a listener can do. */
export function start(): Candidate {
  window.addEventListener('pointermove', () => {}, { capture: true, passive: true });
  return NO_SESSION;
}
