// Installs the workspace with the pnpm that package.json names; nobody needs pnpm on the machine.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun, root } from './run.mjs';
import { filesUnder, onceFor } from './stamp.mjs';

/** Installs, unless these very manifests and this lock file were installed last. */
export async function installIfNeeded() {
  const manifests = ['packages', 'apps'].flatMap(filesUnder).filter((file) => file.endsWith('/package.json'));
  const sources = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests];
  await onceFor('installed', { sources }, async () => {
    console.log('Installing the dependencies.');
    const failure = 'The dependencies could not be installed; the reason is above.';
    await mustRun('npx', ['--yes', packageManager(), 'install', '--frozen-lockfile'], failure);
  });
}

/** Such as pnpm@10.34.9, to be run by npx. */
export function packageManager() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).packageManager;
}
