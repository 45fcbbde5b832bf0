import { readFileSync } from 'node:fs';
import { heartbeatMs } from '@curfew/core/state';
import { describe, expect, it } from 'vitest';
import {
  ASSUMED,
  demandOf,
  loadOf,
  markOf,
  PAGE,
  sentences,
  tables,
  withTables,
} from '../../../bench/server/scale-model.mjs';
import { POLICY } from './testing/stage.ts';

const page = readFileSync(PAGE, 'utf8');

describe('the page about a million users', () => {
  it('has the tables of the model: node bench/server/scale-model.mjs writes them', () => {
    const all = tables();
    for (const [name, text] of Object.entries(all)) {
      expect(markOf(name).exec(page)?.[0], name).toContain(text);
    }
    expect(withTables(page, all)).toBe(page);
  });

  it('repeats the figures of the benchmark in its text', () => {
    const text = page.replaceAll(/\s+/g, ' ');
    for (const sentence of sentences()) expect(text).toContain(sentence);
  });

  it('assumes what the code does', () => {
    expect(ASSUMED.heartbeatMs).toBe(heartbeatMs({ version: 1, ...POLICY }));
    const source = readFileSync(new URL('http/events/event-stream.ts', import.meta.url), 'utf8');
    const constant = (name: string) =>
      Number(new RegExp(`${name} = ([\\d_]+);`).exec(source)?.[1]?.replaceAll('_', ''));
    expect(ASSUMED.streamReadMs).toBe(constant('BEAT_MS'));
    expect([constant('LIFE_MS'), constant('BEAT_MS') * constant('MOST_BEATS')]).toContain(ASSUMED.streamLifeMs);
  });
});

describe('the model', () => {
  const load = loadOf({ ...ASSUMED, users: 60_000 });
  const each = { node: 100, store: 10 };
  const costs = { costs: { redis: { find: each, touch: each, streamBeat: each, signIn: each, signOut: each } } };
  const server = { raw: { requests: { 'Curfew, Redis': { heartbeat: [{ cpu: 200 }] } } } };

  it('adds up operations a second and their cost', () => {
    expect(load).toMatchObject({ heartbeats: 1_000, streamReads: 4_000, streamOpens: 100 });
    const { node, store, route } = demandOf(load, costs, server, 'redis');
    expect(node.heartbeats).toBeCloseTo(0.2);
    expect(node.streams).toBeCloseTo(0.41);
    expect(store.heartbeats).toBeCloseTo(0.01);
    expect(store.streams).toBeCloseTo(0.041);
    expect(store.all).toBeCloseTo(0.051, 3);
    expect(route).toEqual({ node: 0.1, store: 0.01 });
  });
});
