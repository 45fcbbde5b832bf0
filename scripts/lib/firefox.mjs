// Where the browser layers find Firefox.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where a Firefox may be, best first: FIREFOX_PATH, then the PATH. */
export function firefoxCandidates() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = ['firefox', 'firefox-esr'].flatMap((name) => folders.map((folder) => join(folder, name)));
  return [process.env.FIREFOX_PATH, ...onPath].filter((path) => path && existsSync(path));
}
