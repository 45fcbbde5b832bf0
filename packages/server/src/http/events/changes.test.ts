import { expect, it, vi } from 'vitest';
import { names, setEventsStage } from '../../../test/events-stage.ts';
import { settle } from '../../../test/open-on-clock.ts';
import type { Store } from '../../store/types.ts';
import { MINUTE, newSession, POLICY } from '../../testing/stage.ts';

const stage = setEventsStage();
const { change, listen, pass, post, signIn, to } = stage;

it('sends a policy event at once when the durations change', async () => {
  const { cookie } = await signIn();
  const { events } = await listen(cookie);
  await change({ idleMs: 5 * MINUTE });
  await settle();
  expect(events[1]).toMatchObject(['policy', { policy: { version: 2, idleMs: 5 * MINUTE } }]);
  await pass(5 * MINUTE);
  expect(events.at(-1)).toEqual(['ended', { reason: 'idle' }]);
});

it('sends no policy that applies to later sessions only, and then the one for all', async () => {
  const { cookie } = await signIn();
  const old = await listen(cookie);
  const change = { id: 'default', durations: { ...POLICY, idleMs: 5 * MINUTE }, by: 'admin' };
  await stage.engine.savePolicy({ ...change, ifVersion: 1, apply: 'next-sign-in' });
  await settle();
  const later = await listen((await signIn()).cookie);
  expect(names(old.events)).toEqual(['state']);
  expect(later.events).toMatchObject([['state', { policy: { version: 2, idleMs: 5 * MINUTE } }]]);
  await pass(6 * MINUTE);
  expect(later.events.at(-1)).toEqual(['ended', { reason: 'idle' }]);
  await stage.engine.savePolicy({ ...change, ifVersion: 2, durations: { ...POLICY, idleMs: 10 * MINUTE } });
  await settle();
  expect(old.events.at(-1)).toMatchObject(['policy', { policy: { version: 3, idleMs: 10 * MINUTE } }]);
});

it('reads no session when another policy changes', async () => {
  const { cookie } = await signIn();
  await listen(cookie);
  await stage.engine.ensurePolicy('other', POLICY);
  const find = vi.spyOn(stage.store, 'find');
  await stage.engine.savePolicy({ id: 'other', durations: { ...POLICY, warnMs: 1 }, ifVersion: 1, by: 'admin' });
  await settle();
  expect(find).not.toHaveBeenCalled();
});

it('ends at once when a change of policy ends the session', async () => {
  const { cookie } = await signIn();
  await pass(6 * MINUTE);
  const stream = await listen(cookie);
  await change({ idleMs: 5 * MINUTE });
  await settle();
  expect(stream.events.at(-1)).toEqual(['ended', { reason: 'policy' }]);
  expect(stream.closed).toBe(true);
});

it('ends at once with the reason when the user signs out', async () => {
  const { cookie } = await signIn();
  const streams = [await listen(cookie), await listen(cookie)];
  const other = await listen((await signIn()).cookie);
  await post('/logout', cookie, {});
  await settle();
  for (const { events, closed } of streams) {
    expect(events.at(-1)).toEqual(['ended', { reason: 'signed-out' }]);
    expect(closed).toBe(true);
  }
  expect(names(other.events)).toEqual(['state']);
});

it("ends at once when another user's sign-in, or one in another browser, supersedes the session", async () => {
  const { cookie } = await signIn();
  const { events } = await listen(cookie);
  await signIn({ cookie }, 'bob');
  await settle();
  expect(events.at(-1)).toEqual(['ended', { reason: 'superseded' }]);
  const elsewhere = await listen((await signIn()).cookie);
  await stage.store.create(newSession('another browser', { policyId: 'default', maxSessions: 1 }));
  await settle();
  expect(elsewhere.events.at(-1)).toEqual(['ended', { reason: 'superseded' }]);
});

it('sends bye a second after the same user has signed in again in this browser, when the cookie has arrived', async () => {
  const { cookie } = await signIn();
  const stream = await listen(cookie);
  const next = await signIn({ cookie });
  // Other reads of the session meanwhile report no end either.
  await pass(500);
  await change({ idleMs: 5 * MINUTE });
  await settle();
  await pass(499);
  expect(names(stream.events)).toEqual(['state']);
  expect(stream.closed).toBe(false);
  await pass(1);
  expect(names(stream.events)).toEqual(['state', 'bye']);
  expect(stream.closed).toBe(true);
  expect((await listen(next.cookie)).events).toMatchObject([['state', { sid: next.session.sid }]]);
  expect((await stage.curfew.handler(to('/events', { cookie }))).status).toBe(401);
});

it('sends the end within 15 s if this node receives no notification', async () => {
  stage.store.subscribe = () => () => {};
  stage.restart();
  const { cookie } = await signIn();
  const ending = await listen(cookie);
  await stage.engine.end(cookie.split('=')[1] ?? '', { reason: 'signed-out' });
  await pass(14_999);
  expect(ending.closed).toBe(false);
  await pass(1);
  expect(ending.events.at(-1)).toEqual(['ended', { reason: 'signed-out' }]);
});

it('reads every session when the connection between nodes is restored', async () => {
  let notify: Parameters<Store['subscribe']>[0] = () => {};
  stage.store.subscribe = (listener) => {
    notify = listener;
    return () => {};
  };
  stage.restart();
  const { cookie } = await signIn();
  const { events } = await listen(cookie);
  await change({ idleMs: 5 * MINUTE });
  notify({ kind: 'unknown' });
  await settle();
  expect(names(events)).toEqual(['state', 'policy']);
});

it('sends a change that happens while the stream opens', async () => {
  const { cookie } = await signIn();
  const find = stage.store.find;
  vi.spyOn(stage.store, 'find').mockImplementationOnce(async (tokenHash) => {
    const found = await find(tokenHash);
    await change({ idleMs: 5 * MINUTE });
    return found;
  });
  const { events } = await listen(cookie);
  expect(events).toMatchObject([
    ['state', { policy: { version: 1 } }],
    ['policy', { policy: { version: 2 } }],
  ]);
});

it('sends a change that happens while the session is read', async () => {
  const { cookie } = await signIn();
  const { events } = await listen(cookie);
  const find = stage.store.find;
  vi.spyOn(stage.store, 'find').mockImplementationOnce(async (tokenHash) => {
    const found = await find(tokenHash);
    await change({ idleMs: 4 * MINUTE }, 2);
    return found;
  });
  await change({ idleMs: 5 * MINUTE });
  await settle();
  expect(events.slice(1)).toMatchObject([
    ['policy', { policy: { version: 2 } }],
    ['policy', { policy: { version: 3 } }],
  ]);
});
