// What Debian's package manager can install, where this machine has it and lets us.
import { existsSync } from 'node:fs';
import { run } from './run.mjs';

/** Installs packages as root on Debian; elsewhere it does nothing. */
export async function installDebianPackages(...packages) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log(`Asking Debian for ${packages.join(' and ')}.`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env });
  await run('apt-get', ['install', '--yes', '--no-install-recommends', ...packages], { env });
}
