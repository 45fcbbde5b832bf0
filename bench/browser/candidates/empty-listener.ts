import { type Candidate, NO_SESSION } from './candidate.ts';

/** A listener that does nothing. */
export function start(): Candidate {
  window.addEventListener('pointermove', () => {}, { capture: true, passive: true });
  return NO_SESSION;
}
