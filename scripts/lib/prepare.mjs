// Installs the workspace if need be, so that a clone needs only Node.js and git.
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, utimesSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Runs a command in the root, with its output on this terminal. Throws if it fails. */
export function run(command, ...args) {
  execFileSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
}

/** Such as pnpm@10.34.9, for npx. */
export const packageManager = JSON.parse(readFileSync(`${root}package.json`, 'utf8')).packageManager;

/** Installs if node_modules is missing or older than the lock file. */
export function installIfStale() {
  const changedAt = (file) => statSync(root + file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (changedAt('node_modules/.modules.yaml') > changedAt('pnpm-lock.yaml')) return;
  console.log('Installing the dependencies.');
  run('npx', '--yes', packageManager, 'install', '--frozen-lockfile');
  // pnpm leaves the file as it is if nothing had to be installed.
  utimesSync(`${root}node_modules/.modules.yaml`, new Date(), new Date());
}
