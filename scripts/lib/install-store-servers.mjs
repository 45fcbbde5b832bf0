// Gets a PostgreSQL and a Redis for the tests of the stores, which start servers of their own.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';

/** Installs what is missing, as root on Debian. Elsewhere the tests say what they skip, and why; under CI they fail. */
export async function ensureStoreServers() {
  const missing = [
    ...(isThere('initdb') || existsSync('/usr/lib/postgresql') ? [] : ['postgresql']),
    ...(isThere('redis-server') || isThere('valkey-server') ? [] : ['redis-server', 'redis-tools']),
  ];
  if (missing.length === 0 || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log(`For the tests of the stores, Debian is asked for ${missing.join(' and ')}.`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env });
  await run('apt-get', ['install', '--yes', '--no-install-recommends', ...missing], { env });
}

function isThere(name) {
  return (process.env.PATH ?? '').split(delimiter).some((directory) => existsSync(join(directory, name)));
}
