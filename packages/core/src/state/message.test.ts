import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { begin } from './facts.ts';
import { createMessage, readMessage } from './message.ts';

const policy = { version: 1, idleMs: 60_000, maxMs: 600_000, warnMs: 20_000 };
const whole = {
  v: 1 as const,
  now: 5,
  guard: 0,
  facts: {
    ...begin({ id: '01900000-0000-7000-8000-000000000001', policy, account: 'p' }, 0),
    server: { version: 1, rev: 2, idleAt: 3, maxAt: 4, ackedAt: 5 },
    ended: { reason: 'idle' as const, at: 9 },
  },
};

describe('readMessage', () => {
  it('returns what a tab wrote, after a round trip through JSON', () => {
    expect(readMessage(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
    const plain = { ...whole, facts: { ...whole.facts, server: null, ended: null } };
    expect(readMessage(plain)).toEqual(plain);
  });

  it('drops unknown fields', () => {
    expect(readMessage({ ...whole, extra: 1, facts: { ...whole.facts, extra: 2 } })).toEqual(whole);
  });

  it('returns null if the version differs', () => {
    expect(readMessage({ ...whole, v: 2 })).toBeNull();
  });

  it.each([
    '',
    'zzzz',
    '1fffffff-ffff-7fff-bfff-ffffffffffff',
    '01900000-0000-4000-8000-000000000001',
    '01900000-0000-7000-8000-0000000000010',
    '001900000-0000-7000-8000-000000000001',
    'x01900000-0000-7000-8000-000000000001',
    '0z900000-0000-7000-8000-000000000001',
  ])('returns null if the id is not a UUIDv7 that others can follow: %s', (id) => {
    expect(readMessage({ ...whole, facts: { ...whole.facts, id } })).toBeNull();
  });

  it('returns null if the id is text only once it is converted', () => {
    expect(readMessage({ ...whole, facts: { ...whole.facts, id: [whole.facts.id] } })).toBeNull();
  });

  it('returns null if a number is so large that ms are lost in rounding', () => {
    for (const now of [1e14, -1e14]) expect(readMessage({ ...whole, now })).toBeNull();
    for (const now of [1e14 - 1, 1 - 1e14]) expect(readMessage({ ...whole, now })?.now).toBe(now);
    expect(readMessage({ ...whole, now: '5' })).toBeNull();
  });

  it('returns null if any field is missing or has the wrong type', () => {
    const paths = (value: object, at: string[] = []): string[][] =>
      Object.entries(value).flatMap(([key, inner]) =>
        typeof inner === 'object' ? [[...at, key], ...paths(inner, [...at, key])] : [[...at, key]],
      );
    for (const path of paths(whole)) {
      for (const wrong of [undefined, 'x', Number.NaN, Infinity, true, []]) {
        const broken = structuredClone(whole) as Record<string, unknown>;
        const last = path.at(-1) as string;
        const holder = path.slice(0, -1).reduce((value, key) => value[key] as Record<string, unknown>, broken);
        holder[last] = wrong;
        if (last === 'provisional' && wrong === true) continue;
        if (last === 'account' && (wrong === 'x' || wrong === undefined)) continue;
        expect(readMessage(broken), `${path.join('.')} = ${wrong}`).toBeNull();
      }
    }
  });

  it('knows no account if an earlier release has written it, and refuses an empty or a long one', () => {
    const of = (account: unknown) => readMessage({ ...whole, facts: { ...whole.facts, account } });
    for (const none of [undefined, null]) expect(of(none)?.facts.account).toBeNull();
    expect(of('x'.repeat(64))?.facts.account).toHaveLength(64);
    for (const wrong of ['', 'x'.repeat(65)]) expect(of(wrong)).toBeNull();
  });

  it('returns null for any other value, and never throws', () => {
    fc.assert(fc.property(fc.anything(), (value) => void expect(readMessage(value)).toBeNull()));
  });
});

describe('createMessage', () => {
  it('stamps facts with the time of the clock', () => {
    expect(createMessage(whole.facts, { now: () => 5, guard: () => 0 })).toEqual(whole);
    expect(createMessage(whole.facts, { now: () => 9, guard: () => 3 })).toMatchObject({ now: 9, guard: 3 });
  });
});
