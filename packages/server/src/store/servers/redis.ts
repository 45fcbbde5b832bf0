import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Redis } from 'ioredis';
import { findProgram, freePort, namedServer, serverDirectory, startServer, type TestServer } from './process.ts';

const run = promisify(execFile);
const program = findProgram('redis-server') ?? findProgram('valkey-server');

const named = process.env.TEST_REDIS_URL;
const missing = 'there is no Redis: install it, and npm test starts one';

/** Why no Cluster can be started here; `null` if one can. */
export const noCluster: string | null = program === null ? missing : null;

/** Why there is no Redis for the tests; `null` if there is one. */
export const noRedis: string | null = named ? null : noCluster && `${missing}, or name one by TEST_REDIS_URL`;

/** A Redis that answers no logout before it is on the disk; or the one that TEST_REDIS_URL names, which is emptied. */
export async function startDurableRedis(): Promise<TestServer> {
  if (named) return namedServer(named, async () => {});
  return startRedis({ appendonly: 'yes', appendfsync: 'always' });
}

/** Starts a Redis, or a Valkey, of its own, with these settings beside its defaults. It keeps nothing unless told to. */
export async function startRedis(settings: Readonly<Record<string, string>>): Promise<TestServer> {
  if (!program) throw new Error('There is no redis-server.');
  const directory = await serverDirectory(null);
  const port = await freePort();
  const all = { port: String(port), bind: '127.0.0.1', save: '', ...settings };
  return startServer(`redis://127.0.0.1:${port}`, {
    file: program,
    args: Object.entries(all).flatMap(([name, value]) => [`--${name}`, value]),
    user: null,
    directory,
    async ready() {
      const redis = new Redis(port, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
      redis.on('error', () => {});
      try {
        await redis.connect();
        await redis.ping();
      } finally {
        redis.disconnect();
      }
    },
  });
}

/** Starts a Cluster of three masters. */
export async function startRedisCluster(): Promise<readonly TestServer[]> {
  const nodes = await Promise.all(
    [1, 2, 3].map(() => startRedis({ 'cluster-enabled': 'yes', 'cluster-node-timeout': '2000' })),
  );
  const addresses = nodes.map(({ url }) => new URL(url).host);
  const cli = findProgram('redis-cli') ?? findProgram('valkey-cli') ?? 'redis-cli';
  await run(cli, ['--cluster', 'create', ...addresses, '--cluster-replicas', '0', '--cluster-yes']);
  return nodes;
}
