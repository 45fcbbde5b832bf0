import type { SessionOwner } from '../types.ts';

/**
 * The number of shards, which are spread over the nodes of a Cluster. A script can only use keys of one slot. So a
 * session, its audit lines and its place in the sweep's queue are in one shard.
 */
export const SHARDS = 64;

export function shardOf(id: string): number {
  let hash = 0;
  for (let i = 0; i < id.length; i++) hash = (31 * hash + id.charCodeAt(i)) | 0;
  return (hash >>> 0) % SHARDS;
}

/** The braces put the keys into one slot. */
export function prefixOf(shard: number): string {
  return `curfew:{${shard}}`;
}

export function sessionKey(tokenHash: string): string {
  return `${prefixOf(shardOf(tokenHash))}:session:${tokenHash}`;
}

export function policyKey(id: string): string {
  return `${prefixOf(shardOf(id))}:policy:${id}`;
}

/** Changes with every policy. A Cluster does not have it. */
export const GENERATION_KEY: string = `${prefixOf(0)}:generation`;

/** The secret key for the tags of accounts. */
export const ACCOUNT_KEY: string = `${prefixOf(0)}:account-key`;

/** Never exists. */
export const NO_KEY: string = `${prefixOf(0)}:none`;

/** Entries may be outdated, so each is verified when it is read. */
export function ownerKey({ tenant, subject }: SessionOwner): string {
  const id = JSON.stringify([tenant, subject]);
  return `${prefixOf(shardOf(id))}:owner:${id}`;
}

/** All sessions of a shard, by their next sweep. */
export function dueKey(shard: number): string {
  return `${prefixOf(shard)}:due`;
}

export function auditKey(shard: number, tenant: string | null): string {
  return `${prefixOf(shard)}:audit:${tenant === null ? '-' : `=${tenant}`}`;
}

/** The audits of a shard, each with the time of its first line or earlier, in ms. */
export function auditsKey(shard: number): string {
  return `${prefixOf(shard)}:audits`;
}

export const CHANNEL = 'curfew';
