// Gets a PostgreSQL and a Redis for the tests of the stores, which start servers of their own.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installDebianPackages } from './debian.mjs';

/** Installs what is missing, as root on Debian. Elsewhere the tests say what they skip, and why; under CI they fail. */
export async function ensureStoreServers() {
  const missing = [
    ...(isThere('initdb') || existsSync('/usr/lib/postgresql') ? [] : ['postgresql']),
    ...(isThere('redis-server') || isThere('valkey-server') ? [] : ['redis-server', 'redis-tools']),
  ];
  if (missing.length > 0) await installDebianPackages(...missing);
}

function isThere(name) {
  return (process.env.PATH ?? '').split(delimiter).some((directory) => existsSync(join(directory, name)));
}
