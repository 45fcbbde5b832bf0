import type { PolicyDurations } from '@curfew/core';
import { act, cleanup, configure, renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSessionEngine, createSessionHandler, memoryStore } from '../../../server/src/index.ts';
import { SessionProvider } from '../SessionProvider.tsx';
import { openTab, type Tab } from '../testing/tab.ts';
import { usePolicy } from './usePolicy.ts';

// For what comes soon, far beyond any busy machine.
configure({ asyncUtilTimeout: 60_000 });

const MINUTE = 60_000;
const POLICY: PolicyDurations = { idleMs: 15 * MINUTE, maxMs: 720 * MINUTE, warnMs: 2 * MINUTE };
const ADDRESS = 'https://app.example.com/curfew/v1/admin/policies/default';

let tab: Tab;
let signIn: (subject: string) => Promise<typeof fetch>;
/** Answers in place of the server, one a request, oldest first. */
let instead: Response[];

beforeEach(async () => {
  const store = memoryStore();
  const engine = createSessionEngine({ store, policyFor: () => 'default' });
  await engine.ensurePolicy('default', POLICY);
  const curfew = createSessionHandler(engine, { authorizeAdmin: ({ session }) => session.subject === 'admin' });
  tab = openTab();
  instead = [];
  signIn = async (subject) => {
    const { setCookie } = await curfew.create(new Request('https://app.example.com/sign-in'), { subject });
    return async (address, init) => {
      const standIn = instead.shift();
      if (standIn) return standIn;
      const request = new Request(address, init);
      // What a browser adds by itself.
      request.headers.set('Cookie', setCookie.split(';')[0] ?? '');
      request.headers.set('Sec-Fetch-Site', 'same-origin');
      return curfew.fetch(request);
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

test('two administrators: the second is told what the first has saved, and saves over it knowingly', async () => {
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

test('a save whose answer was lost counts as saved when it is tried again', async () => {
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

test("the server's refusal names the field and the nearest allowed value", async () => {
  const policy = await open(await signIn('admin'));
  const refused = await act(() => policy.current.save({ ...POLICY, idleMs: 721 * MINUTE }, { version: 1 }));
  expect(refused).toMatchObject({
    type: 'refused',
    errors: [{ field: 'idleMs', code: 'idle_above_max', nearestMs: 720 * MINUTE }],
  });
  expect(policy.current.policy).toMatchObject(POLICY);
});

test('a preview counts the sessions and changes nothing', async () => {
  const policy = await open(await signIn('admin'));
  const preview = await policy.current.preview({ ...POLICY, idleMs: MINUTE, warnMs: 0 }, new AbortController().signal);
  expect(preview).toEqual({ ends: 0, of: 1, self: false });
  await act(() => policy.current.reload());
  expect(policy.current.policy).toMatchObject({ ...POLICY, version: 1 });
});

test('whoever is no administrator is told so', async () => {
  const policy = await open(await signIn('ann'));
  expect(policy.current.status).toBe('forbidden');
});

test('a server that is busy is asked again when it said, and then it has loaded', async () => {
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
