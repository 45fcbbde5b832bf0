import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Redis } from 'ioredis';
import { findProgram, freePort, namedServer, serverDirectory, startServer, type TestServer } from './process.ts';

const run = promisify(execFile);
const program = findProgram('redis-server') ?? findProgram('valkey-server');

const named = process.env.TEST_REDIS_URL;
const missing = 'Redis is missing: install it';

export const noCluster: string | null = program === null ? missing : null;

export const noRedis: string | null = named ? null : noCluster && `${missing}, or set TEST_REDIS_URL`;

/** The options that the documentation recommends. */
export const CLIENT = { enableAutoPipelining: true, enableOfflineQueue: false, maxRetriesPerRequest: 0 };

/** A write is confirmed only once it is on disk. */
export const DURABLE = { appendonly: 'yes', appendfsync: 'always' };

/** Starts a durable Redis; or uses the one that TEST_REDIS_URL names. */
export async function startDurableRedis(): Promise<TestServer> {
  if (named) return namedServer(named, async () => {});
  return startRedis(DURABLE);
}

/** Starts a Redis or Valkey with these settings. It stores nothing on disk unless they configure it. */
export async function startRedis(settings: Readonly<Record<string, string>>): Promise<TestServer> {
  if (!program) throw new Error('redis-server was not found: install Redis or Valkey.');
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

export async function startRedisCluster(
  settings: Readonly<Record<string, string>> = {},
): Promise<readonly TestServer[]> {
  const nodes = await Promise.all(
    [1, 2, 3].map(() => startRedis({ 'cluster-enabled': 'yes', 'cluster-node-timeout': '2000', ...settings })),
  );
  const addresses = nodes.map(({ url }) => new URL(url).host);
  const cli = findProgram('redis-cli') ?? findProgram('valkey-cli') ?? 'redis-cli';
  await run(cli, ['--cluster', 'create', ...addresses, '--cluster-replicas', '0', '--cluster-yes']);
  return nodes;
}
