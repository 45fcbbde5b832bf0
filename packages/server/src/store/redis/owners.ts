import { lifeOf } from '@curfew/core/rules';
import type { SessionOwner, SessionWithPolicy } from '../types.ts';
import type { RedisCalls } from './client.ts';
import { ownerKey } from './keys.ts';
import { DELIST, ENLIST } from './scripts.ts';
import type { Sessions } from './sessions.ts';

export interface Member {
  readonly tokenHash: string;
  readonly found: SessionWithPolicy;
}

export interface Owners {
  /** Before the session is created, so that every session can be revoked. */
  add(owner: SessionOwner, tokenHash: string): Promise<void>;
  remove(owner: SessionOwner, tokenHashes: readonly string[]): void;
  /** At least the number of active sessions. */
  count(owner: SessionOwner): Promise<number>;
  /** Newest first. */
  live(owner: SessionOwner): Promise<readonly Member[]>;
}

export function createOwners({ call, run }: RedisCalls, sessions: Sessions): Owners {
  const ignore = (): void => {};

  function remove(owner: SessionOwner, tokenHashes: readonly string[]): void {
    if (tokenHashes.length) call((redis) => redis.zrem(ownerKey(owner), ...tokenHashes)).catch(ignore);
  }

  return {
    async add(owner, tokenHash) {
      await run(ENLIST, [ownerKey(owner)], [tokenHash]);
    },

    remove,

    count: (owner) => call((redis) => redis.zcard(ownerKey(owner))),

    async live(owner) {
      const tokens = await call((redis) => redis.zrevrange(ownerKey(owner), 0, -1));
      const missing: string[] = [];
      const ended: string[] = [];
      const members: Member[] = [];
      const found = await Promise.all(tokens.map(sessions.find));
      for (const [n, tokenHash] of tokens.entries()) {
        const one = found[n];
        if (!one) missing.push(tokenHash);
        // A rejected sign-in with a used token has added another owner's session.
        else if (!isOwn(one, owner) || !lifeOf(one).live) ended.push(tokenHash);
        else members.push({ tokenHash, found: one });
      }
      remove(owner, ended);
      if (missing.length) run(DELIST, [ownerKey(owner)], missing).catch(ignore);
      return members.sort((a, b) => byAge(b.found, a.found));
    },
  };
}

function isOwn({ session }: SessionWithPolicy, { subject, tenant }: SessionOwner): boolean {
  return session.subject === subject && session.tenant === tenant;
}

function byAge(a: SessionWithPolicy, b: SessionWithPolicy): number {
  return a.session.createdAt - b.session.createdAt || (a.session.sid < b.session.sid ? -1 : 1);
}
