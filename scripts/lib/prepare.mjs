// Installs the workspace if needed, so that a clone needs only Node.js and git.
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, utimesSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export function run(command, ...args) {
  execFileSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
}

const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

/** Such as pnpm@10.34.9, for npx. */
export const packageManager = manifest.packageManager;

/** The address of the repository, for people. `node scripts/set-repository.mjs ADDRESS` sets it. */
export const repository = manifest.repository.url.replace(/^git[+]|[.]git$/g, '');

/** Installs if node_modules is missing or older than the lock file. */
export function installIfStale() {
  const changedAt = (file) => statSync(root + file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (changedAt('node_modules/.modules.yaml') > changedAt('pnpm-lock.yaml')) return;
  console.log('Installing the dependencies.');
  run('npx', '--yes', packageManager, 'install', '--frozen-lockfile');
  // pnpm does not change the file if nothing had to be installed.
  utimesSync(`${root}node_modules/.modules.yaml`, new Date(), new Date());
}
