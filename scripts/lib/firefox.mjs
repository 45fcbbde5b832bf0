// Where the browser layers find Firefox.
import { existsSync } from 'node:fs';
import { onPath } from './on-path.mjs';

/** Where a Firefox may be, best first: FIREFOX_PATH, then the PATH. */
export function firefoxCandidates() {
  const named = process.env.FIREFOX_PATH;
  return [...(named && existsSync(named) ? [named] : []), ...onPath('firefox', 'firefox-esr')];
}
