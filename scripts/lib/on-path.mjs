import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** In the order of the names. */
export function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).filter((path) => existsSync(path));
}
