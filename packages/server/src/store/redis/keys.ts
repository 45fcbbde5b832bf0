import type { SessionOwner } from '../types.ts';

/** A script can only use keys of one slot: a session, its audit lines and its place in the sweep's queue. */
export const SHARDS = 64;

export function shardOf(id: string): number {
  let hash = 0;
  for (let i = 0; i < id.length; i++) hash = (31 * hash + id.charCodeAt(i)) | 0;
  return (hash >>> 0) % SHARDS;
}

/** The braces make one slot. */
export function prefixOf(shard: number): string {
  return `curfew:{${shard}}`;
}

export function sessionKey(tokenHash: string): string {
  return `${prefixOf(shardOf(tokenHash))}:session:${tokenHash}`;
}

export function policyKey(id: string): string {
  return `${prefixOf(shardOf(id))}:policy:${id}`;
}

/** Changes with every policy. Not on a Cluster. */
export const GENERATION_KEY: string = `${prefixOf(0)}:generation`;

export const ACCOUNT_KEY: string = `${prefixOf(0)}:account-key`;

/** Never exists. */
export const NO_KEY: string = `${prefixOf(0)}:none`;

/** In a random slot. */
export function anyKey(): string {
  return `${prefixOf(Math.floor(SHARDS * Math.random()))}:none`;
}

/** Entries may be outdated: each is verified when it is read. */
export function ownerKey({ tenant, subject }: SessionOwner): string {
  const id = JSON.stringify([tenant, subject]);
  return `${prefixOf(shardOf(id))}:owner:${id}`;
}

export function dueKey(shard: number): string {
  return `${prefixOf(shard)}:due`;
}

export function auditKey(shard: number, tenant: string | null): string {
  return `${prefixOf(shard)}:audit:${tenant === null ? '-' : `=${tenant}`}`;
}

/** Each audit with the time of its first line or earlier, in ms. */
export function auditsKey(shard: number): string {
  return `${prefixOf(shard)}:audits`;
}

export const CHANNEL = 'curfew';
