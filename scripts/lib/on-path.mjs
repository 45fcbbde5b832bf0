import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where programs of these names are on the PATH, a name after the other. */
export function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).filter((path) => existsSync(path));
}
