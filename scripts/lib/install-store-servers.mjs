// Gets a PostgreSQL and a Redis for the tests of the stores, which start servers of their own.
import { existsSync } from 'node:fs';
import { installDebianPackages } from './debian.mjs';
import { onPath } from './on-path.mjs';

/** Installs what is missing, as root on Debian. Elsewhere the tests say what they skip, and why; under CI they fail. */
export async function ensureStoreServers() {
  const missing = [
    ...(onPath('initdb').length || existsSync('/usr/lib/postgresql') ? [] : ['postgresql']),
    ...(onPath('redis-server', 'valkey-server').length ? [] : ['redis-server', 'redis-tools']),
  ];
  if (missing.length > 0) await installDebianPackages(...missing);
}
