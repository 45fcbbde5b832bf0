import type { PolicyDurations } from '@curfew/core';
import { act, cleanup, configure, renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCurfew, memoryStore } from '../../../server/src/index.ts';
import { openTab, type Tab } from '../../test/tab.ts';
import { SessionProvider } from '../SessionProvider.tsx';
import { usePolicy } from './use-policy.ts';

// Long enough for a busy machine.
configure({ asyncUtilTimeout: 60_000 });

const MINUTE = 60_000;
const POLICY: PolicyDurations = { idleMs: 15 * MINUTE, maxMs: 720 * MINUTE, warnMs: 2 * MINUTE };
const ADDRESS = 'https://app.example.com/curfew/v1/admin/policies/default';

let tab: Tab;
let signIn: (subject: string) => Promise<typeof fetch>;
/** Replaces the server's next responses, oldest first. */
let instead: Response[];

beforeEach(async () => {
  const store = memoryStore();
  const { idleMs, maxMs, warnMs } = POLICY;
  const curfew = createCurfew({
    store,
    policies: { default: { idle: idleMs, max: maxMs, warn: warnMs } },
    isAdmin: ({ session }) => session.subject === 'admin',
    cleanup: false,
  });
  tab = openTab();
  instead = [];
  signIn = async (subject) => {
    const { setCookie } = await curfew.createSession(new Request('https://app.example.com/sign-in'), { subject });
    return async (address, init) => {
      const standIn = instead.shift();
      if (standIn) return standIn;
      const request = new Request(address, init);
      // A browser adds these itself.
      request.headers.set('Cookie', setCookie.split(';')[0] ?? '');
      request.headers.set('Sec-Fetch-Site', 'same-origin');
      return curfew.handler(request);
    };
  };
});
afterEach(cleanup);

async function open(fetch: typeof globalThis.fetch) {
  const hook = renderHook(() => usePolicy({ url: ADDRESS, fetch }), {
    wrapper: ({ children }) => <SessionProvider session={tab.session}>{children}</SessionProvider>,
  });
  await waitFor(() => expect(hook.result.current.status).not.toBe('loading'));
  return hook.result;
}

test('reports a conflict when another administrator has saved, and saves over their version afterwards', async () => {
  const ann = await open(await signIn('admin'));
  const bob = await open(await signIn('admin'));
  expect(ann.current.policy).toMatchObject({ ...POLICY, version: 1 });

  const hers = { ...POLICY, idleMs: 10 * MINUTE };
  const his = { ...POLICY, idleMs: 5 * MINUTE };
  expect(await act(() => ann.current.save(hers, { version: 1 }))).toMatchObject({
    type: 'saved',
    policy: { version: 2 },
  });
  const conflict = await act(() => bob.current.save(his, { version: 1 }));
  expect(conflict).toMatchObject({ type: 'conflict', theirs: { ...hers, version: 2 } });
  expect(await act(() => bob.current.save(his, { version: 2 }))).toMatchObject({
    type: 'saved',
    policy: { version: 3 },
  });
  expect(bob.current.policy).toMatchObject({ ...his, version: 3 });
});

test('reports a save whose response was lost as saved when it is repeated', async () => {
  const fetch = await signIn('admin');
  const lossy: typeof fetch = async (...request) => {
    const response = await fetch(...request);
    if (request[1]?.method === 'PUT' && response.ok && !lost) {
      lost = true;
      throw new TypeError('The connection broke.');
    }
    return response;
  };
  let lost = false;
  const policy = await open(lossy);
  const change = { ...POLICY, idleMs: 10 * MINUTE };
  expect(await act(() => policy.current.save(change, { version: 1 }))).toEqual({ type: 'failed', retryAfterMs: 0 });
  expect(await act(() => policy.current.save(change, { version: 1 }))).toMatchObject({ type: 'saved' });
});

test('returns the field and the nearest allowed value when the server refuses', async () => {
  const policy = await open(await signIn('admin'));
  const refused = await act(() => policy.current.save({ ...POLICY, idleMs: 721 * MINUTE }, { version: 1 }));
  expect(refused).toMatchObject({
    type: 'refused',
    errors: [{ field: 'idleMs', code: 'idle_above_max', nearestMs: 720 * MINUTE }],
  });
  expect(policy.current.policy).toMatchObject(POLICY);
});

test('counts the sessions and changes nothing when it previews', async () => {
  const policy = await open(await signIn('admin'));
  const preview = await policy.current.preview({ ...POLICY, idleMs: MINUTE, warnMs: 0 }, new AbortController().signal);
  expect(preview).toEqual({ ends: 0, of: 1, self: false });
  await act(() => policy.current.reload());
  expect(policy.current.policy).toMatchObject({ ...POLICY, version: 1 });
});

test('saves with a note for later sessions, reads the history, and counts the sessions', async () => {
  const policy = await open(await signIn('admin'));
  const { signal } = new AbortController();
  const later = { ...POLICY, idleMs: 10 * MINUTE };
  expect(await policy.current.preview({ ...POLICY, maxMs: 15 * MINUTE }, signal, 'next-sign-in')).toMatchObject({
    of: 1,
  });
  const details = { version: 1, apply: 'next-sign-in', note: 'Audit 7' } as const;
  expect(await act(() => policy.current.save(later, details))).toMatchObject({ type: 'saved' });
  expect(policy.current.policy).toMatchObject({ ...later, version: 2, updatedBy: 'admin' });
  expect(await policy.current.history(signal)).toMatchObject([
    { version: 2, by: 'admin', from: POLICY, to: later, apply: 'next-sign-in', note: 'Audit 7' },
    { version: 1, by: null, from: null, to: POLICY, apply: 'now', note: null },
  ]);
  const counts = await policy.current.sessions(signal);
  expect(counts?.total).toBe(1);
  expect(counts?.idle[0]).toEqual({ fromMs: 0, toMs: MINUTE, count: 1 });
});

test('resolves to null if the user may not count sessions or read the history', async () => {
  const policy = await open(await signIn('ann'));
  const { signal } = new AbortController();
  expect([await policy.current.sessions(signal), await policy.current.history(signal)]).toEqual([null, null]);
});

test('is forbidden if the user is no administrator', async () => {
  const policy = await open(await signIn('ann'));
  expect(policy.current.status).toBe('forbidden');
});

test('loads again after the time that a busy server names', async () => {
  instead = [new Response('{}', { status: 429, headers: { 'Retry-After': '7' } })];
  const fetch = await signIn('admin');
  const { result } = renderHook(() => usePolicy({ url: ADDRESS, fetch }), {
    wrapper: ({ children }) => <SessionProvider session={tab.session}>{children}</SessionProvider>,
  });
  await act(async () => {});
  await act(async () => tab.clock.advance(6_999));
  expect(result.current.status).toBe('loading');
  await act(async () => tab.clock.advance(1));
  await waitFor(() => expect(result.current.status).toBe('ready'));
});
