import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { findProgram, freePort, namedServer, serverDirectory, startServer, type TestServer } from './process.ts';

const run = promisify(execFile);

/** Debian has one directory per version. */
function debianDirectories(): string[] {
  try {
    const versions = readdirSync('/usr/lib/postgresql').sort((a, b) => Number(b) - Number(a));
    return versions.map((version) => `/usr/lib/postgresql/${version}/bin`);
  } catch {
    return [];
  }
}

const named = process.env.TEST_DATABASE_URL;

/** Why no PostgreSQL can be started; `null` if one can. */
export const noPostgres: string | null =
  findProgram('initdb', debianDirectories()) === null
    ? 'PostgreSQL is missing: install it, or set TEST_DATABASE_URL'
    : null;

/** Starts a PostgreSQL; or creates a database in the one that TEST_DATABASE_URL names. */
export async function startPostgres(): Promise<TestServer> {
  if (named) return ownDatabase(named);
  const initdb = findProgram('initdb', debianDirectories());
  if (!initdb) throw new Error('initdb was not found: install PostgreSQL.');
  // PostgreSQL refuses to run as root.
  const user = process.getuid?.() === 0 ? await userNamed('postgres') : null;
  const directory = await serverDirectory(user);
  const data = `${directory}/data`;
  const options = ['--username=postgres', '--auth=trust', '--no-sync', '--encoding=UTF8', '--locale=C'];
  await run(initdb, [...options, data], { cwd: directory, ...user });

  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const all = { port, listen_addresses: '127.0.0.1', unix_socket_directories: '' };
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return startServer(url, {
    file: `${dirname(initdb)}/postgres`,
    args: ['-D', data, ...args],
    user,
    directory,
    async ready() {
      const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
      client.on('error', () => {});
      await client.connect();
      await client.end();
    },
  });
}

async function ownDatabase(server: string): Promise<TestServer> {
  const name = `curfew_test_${process.pid}_${Date.now()}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return namedServer(url.href, async () => {
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  });
}

async function userNamed(name: string): Promise<{ uid: number; gid: number }> {
  const id = async (flag: string) => Number((await run('id', [flag, name])).stdout);
  return { uid: await id('-u'), gid: await id('-g') };
}
