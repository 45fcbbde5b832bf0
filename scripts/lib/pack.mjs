import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageManager, root } from './prepare.mjs';

/** Packs the four packages as they would be published. Returns the paths of the tarballs. */
export function packAll(folder) {
  const pack = ['--filter', './packages/*', '--recursive', 'pack', '--pack-destination', folder];
  // Its output is a list of hundreds of files.
  const stdio = ['ignore', 'ignore', 'inherit'];
  execFileSync('npx', ['--yes', packageManager, ...pack], { cwd: root, stdio, shell: process.platform === 'win32' });
  return readdirSync(folder).map((name) => join(folder, name));
}
