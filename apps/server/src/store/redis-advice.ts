import type { Cluster, Redis } from 'ioredis';

/** Warns of settings that can lose acknowledged writes. Many hosted services do not allow CONFIG. */
export async function redisAdvice(client: Redis | Cluster): Promise<string[]> {
  const setting = async (name: string): Promise<string | null> => {
    try {
      const answer = (await client.call('CONFIG', 'GET', name)) as string[];
      return answer[1] ?? null;
    } catch {
      return null;
    }
  };
  const [appendOnly, fsync, eviction] = await Promise.all(
    ['appendonly', 'appendfsync', 'maxmemory-policy'].map(setting),
  );
  return [
    appendOnly === 'no' && 'Redis has appendonly no: a crash loses sign-outs. Set appendonly yes.',
    appendOnly === 'yes' &&
      fsync !== 'always' &&
      `Redis has appendfsync ${fsync}: a crash can lose the sign-outs of the last second or two. Set appendfsync always.`,
    eviction !== null &&
      eviction !== 'noeviction' &&
      `Redis has maxmemory-policy ${eviction}: it evicts sessions when its memory is full. Set maxmemory-policy noeviction.`,
  ].filter((advice) => typeof advice === 'string');
}
