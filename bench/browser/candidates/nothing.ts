import { type Candidate, NO_SESSION } from './candidate.ts';

/** The bare platform: a page that does not listen. */
export function start(): Candidate {
  return NO_SESSION;
}
