import { existsSync } from 'node:fs';
import { onPath } from './on-path.mjs';

/** FIREFOX_PATH first, then the PATH. */
export function firefoxCandidates() {
  const named = process.env.FIREFOX_PATH;
  return [...(named && existsSync(named) ? [named] : []), ...onPath('firefox', 'firefox-esr')];
}
