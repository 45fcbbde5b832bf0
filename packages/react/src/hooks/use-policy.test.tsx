import { act, configure, renderHook, waitFor } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { openTab, type Tab } from '../../test/tab.ts';
import { SessionProvider } from '../SessionProvider.tsx';
import { usePolicy } from './use-policy.ts';

// Long enough for a busy machine.
configure({ asyncUtilTimeout: 60_000 });

const URL = '/curfew/v1/admin/policies/default';
const durations = { idleMs: 900_000, maxMs: 43_200_000, warnMs: 120_000 };
const policy = { id: 'default', version: 7, ...durations, limits: { minMs: 60_000, maxMs: 604_800_000 } };

/** A `fetch` that returns these responses in turn. */
function answering(...answers: [status: number, body?: unknown][]) {
  return vi.fn(async (_url: RequestInfo | URL, _init?: RequestInit) => {
    const [status, body] = answers.shift() ?? [500];
    return new Response(JSON.stringify(body), { status });
  });
}

async function loaded(fetch: ReturnType<typeof answering>) {
  const hook = renderHook(() => usePolicy({ url: URL, fetch }));
  await waitFor(() => expect(hook.result.current.status).not.toBe('loading'));
  return hook;
}

test('loads, and saves over the version that the user has seen', async () => {
  const fetch = answering([200, policy], [200, { ...policy, version: 8 }]);
  const { result } = await loaded(fetch);
  expect(result.current.policy).toEqual(policy);
  const saved = await act(() => result.current.save(durations, { version: 7 }));
  expect(saved).toEqual({ type: 'saved', policy: { ...policy, version: 8 } });
  expect(result.current.policy?.version).toBe(8);
  const [url, init] = fetch.mock.calls[1] ?? [];
  expect(url).toBe(URL);
  expect(init).toMatchObject({
    method: 'PUT',
    headers: { 'If-Match': '"7"', 'X-Curfew': '1', 'Content-Type': 'application/json' },
    body: JSON.stringify(durations),
  });
});

test('returns their version when there is a conflict', async () => {
  const theirs = { ...policy, version: 9, idleMs: 60_000 };
  const { result } = await loaded(answering([200, policy], [412, {}], [200, theirs]));
  expect(await act(() => result.current.save(durations, { version: 7 }))).toEqual({ type: 'conflict', theirs });
});

test.each([
  [403, {}, { type: 'forbidden' }],
  [422, { errors: [{ field: 'idleMs' }] }, { type: 'refused', errors: [{ field: 'idleMs' }] }],
  [429, {}, { type: 'failed', retryAfterMs: 0 }],
  [503, {}, { type: 'failed', retryAfterMs: 0 }],
])('returns a result if the status is %i', async (status, body, result) => {
  const hook = await loaded(answering([200, policy], [status, body]));
  expect(await act(() => hook.result.current.save(durations, { version: 7 }))).toEqual(result);
});

test('fails after three attempts without a network, and loads when it is reloaded', async () => {
  const tab = openTab();
  const fetch = answering([200, policy]);
  const cut = new TypeError('cut');
  fetch.mockRejectedValueOnce(cut).mockRejectedValueOnce(cut).mockRejectedValueOnce(cut);
  const { result } = renderHook(() => usePolicy({ url: URL, fetch }), {
    wrapper: ({ children }) => <SessionProvider session={tab.session}>{children}</SessionProvider>,
  });
  await act(async () => {});
  await act(async () => tab.clock.advance(1_000));
  expect(result.current.status).toBe('loading');
  await act(async () => tab.clock.advance(4_000));
  expect(fetch).toHaveBeenCalledTimes(3);
  expect(result.current.status).toBe('failed');
  await act(() => result.current.reload());
  expect(result.current).toMatchObject({ status: 'ready', policy });
});

test('saves nothing when it previews', async () => {
  const fetch = answering([200, policy], [200, { ends: 1, of: 2, self: false }]);
  const { result } = await loaded(fetch);
  const preview = await result.current.preview(durations, new AbortController().signal);
  expect(preview).toEqual({ ends: 1, of: 2, self: false });
  expect(fetch.mock.calls[1]?.[0]).toBe(`${URL}?dryRun=1`);
  expect(result.current.policy?.version).toBe(7);
});

describe('loads again', () => {
  async function within(tab: Tab, fetch: ReturnType<typeof answering>) {
    const hook = renderHook(() => usePolicy({ url: URL, fetch }), {
      wrapper: ({ children }) => <SessionProvider session={tab.session}>{children}</SessionProvider>,
    });
    await waitFor(() => expect(hook.result.current.status).toBe('ready'));
    return hook.result;
  }

  test('when the session receives another policy', async () => {
    const tab = openTab();
    const fetch = answering([200, policy], [200, { ...policy, version: 8, idleMs: 600_000 }]);
    const result = await within(tab, fetch);
    await act(async () => tab.session.setPolicy({ ...durations, idleMs: 600_000 }));
    await waitFor(() => expect(result.current.policy?.version).toBe(8));
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  test('but not when the session receives the policy that is loaded', async () => {
    const tab = openTab();
    const own = { ...durations, idleMs: 600_000 };
    const fetch = answering([200, { ...policy, ...own, version: 1 }]);
    await within(tab, fetch);
    await act(async () => tab.session.setPolicy(own));
    expect(tab.session.getSnapshot().policy).toEqual({ ...own, version: 1 });
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  test('when the page receives focus', async () => {
    const result = await within(openTab(), answering([200, policy], [200, { ...policy, version: 8 }]));
    await act(async () => void window.dispatchEvent(new Event('focus')));
    await waitFor(() => expect(result.current.policy?.version).toBe(8));
  });

  test('every second while the page is visible, because a save for the next sign-in changes no session', async () => {
    const tab = openTab();
    const fetch = answering([200, policy], [200, { ...policy, version: 8, idleMs: 600_000 }], [200, policy]);
    const result = await within(tab, fetch);
    await act(async () => tab.clock.advance(999));
    expect(fetch).toHaveBeenCalledTimes(1);
    await act(async () => tab.clock.advance(1));
    await waitFor(() => expect(result.current.policy?.version).toBe(8));
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    await act(async () => tab.clock.advance(60_000));
    hidden.mockRestore();
    expect(fetch).toHaveBeenCalledTimes(2);
    await act(async () => tab.clock.advance(1_000));
    expect(fetch).toHaveBeenCalledTimes(3);
  });

  test('but not after the end of the session, which the server would answer with 401 each time', async () => {
    const tab = openTab();
    const fetch = answering([200, policy], [200, policy]);
    await within(tab, fetch);
    await act(async () => tab.session.signOut());
    expect(tab.session.getSnapshot().status).toBe('ended');
    await act(async () => tab.clock.advance(5_000));
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  test('without a render if the policy is the same', async () => {
    const tab = openTab();
    const fetch = answering([200, policy], [200, { ...policy }], [200, { ...policy, idleMs: 600_000 }]);
    const result = await within(tab, fetch);
    const before = result.current;
    await act(async () => tab.clock.advance(1_000));
    expect(fetch).toHaveBeenCalledTimes(2);
    expect(result.current).toBe(before);
    await act(async () => tab.clock.advance(1_000));
    expect(result.current.policy?.idleMs).toBe(600_000);
  });

  test('and shows other limits of the same version, which a server has after a restart', async () => {
    const tab = openTab();
    const limits = { minMs: 300_000, maxMs: 604_800_000 };
    const result = await within(tab, answering([200, policy], [200, { ...policy, limits }]));
    await act(async () => tab.clock.advance(1_000));
    expect(result.current.policy?.limits).toEqual(limits);
  });

  test('and keeps the newer policy if an older one arrives late', async () => {
    const tab = openTab();
    const result = await within(tab, answering([200, policy], [200, { ...policy, version: 6 }]));
    await act(() => result.current.reload());
    expect(result.current.policy?.version).toBe(7);
  });
});

test('aborts requests when the component unmounts', async () => {
  const fetch = answering([200, policy]);
  const { unmount } = renderHook(() => usePolicy({ url: URL, fetch }));
  unmount();
  expect(fetch.mock.calls[0]?.[1]?.signal?.aborted).toBe(true);
});

test('makes no further attempt when the component has unmounted', async () => {
  const tab = openTab();
  const fetch = answering([503], [200, policy]);
  const { unmount } = renderHook(() => usePolicy({ url: URL, fetch }), {
    wrapper: ({ children }) => <SessionProvider session={tab.session}>{children}</SessionProvider>,
  });
  await act(async () => {});
  unmount();
  await act(async () => tab.clock.advance(60_000));
  expect(fetch).toHaveBeenCalledTimes(1);
});
