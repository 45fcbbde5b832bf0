import { createHash } from 'node:crypto';
import type { Owner } from '../types.ts';

/**
 * In a Cluster a script sees the keys of one slot. So what must change together, a session, its audit lines and its place
 * in the queue of the sweep, is kept in one of so many shards; these are spread over the nodes.
 */
export const SHARDS = 64;

/** The shard of a session, of a policy, or of an owner's list. */
export function shardOf(id: string): number {
  return (createHash('sha1').update(id).digest()[0] ?? 0) % SHARDS;
}

/** What the keys of a shard begin with. The braces make it one slot. */
export function prefixOf(shard: number): string {
  return `curfew:{${shard}}`;
}

export function sessionKey(tokenHash: string): string {
  return `${prefixOf(shardOf(tokenHash))}:session:${tokenHash}`;
}

export function policyKey(id: string): string {
  return `${prefixOf(shardOf(id))}:policy:${id}`;
}

/** A sorted set of token hashes, by the time of sign-in. What it names may be gone: it is verified when it is read. */
export function ownerKey({ tenant, subject }: Owner): string {
  const id = JSON.stringify([tenant, subject]);
  return `${prefixOf(shardOf(id))}:owner:${id}`;
}

/** A sorted set of token hashes, by when the sweep should look at them: all sessions of a shard are in it. */
export function dueKey(shard: number): string {
  return `${prefixOf(shard)}:due`;
}

export function auditKey(shard: number, tenant: string | null): string {
  return `${prefixOf(shard)}:audit:${tenant === null ? '-' : `=${tenant}`}`;
}

/** Where nodes tell each other. */
export const CHANNEL = 'curfew';
