// A PostgreSQL and a Redis for the run: the ones that the tests start.
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import pg from 'pg';
import { createClient } from 'redis';

const built = fileURLToPath(new URL('../node_modules/.cache/test-servers.mjs', import.meta.url));

/** Starts both. `open(store)` returns the URL of an empty one. */
export async function startServers() {
  const { startPostgres, startRedis } = await starters();
  const postgres = await startPostgres();
  const redis = await startRedis({ appendonly: 'yes', appendfsync: 'everysec', databases: '64' });
  const admin = new pg.Pool({ connectionString: postgres.url, max: 1 });
  admin.on('error', () => {});
  // Prevents checkpoints during a measurement.
  await admin.query(`alter system set checkpoint_timeout = '1h'`);
  await admin.query(`alter system set max_wal_size = '16GB'`);
  await admin.query('select pg_reload_conf()');
  const monitor = createClient({ url: redis.url });
  await monitor.connect();
  let databases = 0;
  let namespaces = 0;

  return {
    async versions() {
      const { rows } = await admin.query('show server_version');
      const [, version] = /^redis_version:(.+)$/m.exec(await monitor.info('server'));
      return `PostgreSQL ${rows[0].server_version.split(' ')[0]}, Redis ${version.trim()}`;
    },
    async open(store) {
      if (store === 'redis') return `${redis.url}/${namespaces++}`;
      if (store !== 'postgres') return null;
      const name = `bench_${databases++}`;
      await admin.query(`create database ${name}`);
      return Object.assign(new URL(postgres.url), { pathname: `/${name}` }).href;
    },
    /** The bytes in a store. */
    async size(store, url) {
      if (store === 'redis') return Number(/^used_memory:(\d+)/m.exec(await monitor.info('memory'))[1]);
      if (store !== 'postgres') return 0;
      const { rows } = await admin.query('select pg_database_size($1)::float as size', [
        new URL(url).pathname.slice(1),
      ]);
      return rows[0].size;
    },
    async stop() {
      await admin.end();
      await monitor.disconnect();
      await Promise.all([postgres.stop(), redis.stop()]);
    },
  };
}

/** Rows written, how many of them in place, and the bytes of the log, in one database since it was created. */
export async function writesOf(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      `select coalesce(sum(n_tup_upd), 0)::float as updated, coalesce(sum(n_tup_hot_upd), 0)::float as hot,
         (pg_current_wal_lsn() - '0/0')::float as wal from pg_stat_user_tables`,
    );
    return rows[0];
  } finally {
    await client.end();
  }
}

/** They are in TypeScript, which Node.js 20 cannot import. */
async function starters() {
  await build({
    entryPoints: [fileURLToPath(new URL('test-servers.ts', import.meta.url))],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile: built,
    logLevel: 'error',
  });
  return import(pathToFileURL(built).href);
}
