import { type ManualClock, manualClock } from '@curfew/core/testing';
import { beforeEach, expect, it, vi } from 'vitest';
import { openOnClock, settle } from '../test/open-on-clock.ts';
import type { SessionEngine } from './engine-types.ts';
import { StoreUnavailableError } from './errors.ts';
import type { SessionHandler } from './http/session-handler.ts';
import type { Store } from './store/types.ts';
import { MINUTE, POLICY } from './testing/stage.ts';

let clock: ManualClock;
let store: Store;
let engine: SessionEngine;
let curfew: SessionHandler;

beforeEach(async () => {
  clock = manualClock(1_800_000_000_000);
  ({ store, engine, curfew } = await openOnClock(clock));
});

async function pass(ms: number): Promise<void> {
  clock.advance(ms);
  await settle();
}

async function watch(subject = 'ann') {
  const to = 'https://app.example.com/';
  const created = await curfew.createSession(new Request(to), { subject });
  const request = new Request(to, { headers: { cookie: created.setCookie.split(';')[0] ?? '' } });
  const onEnded = vi.fn();
  const stop = curfew.watch(request, onEnded);
  await settle();
  return { ...created, request, onEnded, stop };
}

it('calls back once when the idle timeout passes, and later if there was activity', async () => {
  const { request, onEnded } = await watch();
  await pass(10 * MINUTE);
  await curfew.authenticate(request, { touch: true });
  await pass(5 * MINUTE);
  expect(onEnded).not.toHaveBeenCalled();
  await pass(10 * MINUTE);
  await pass(60 * MINUTE);
  expect(onEnded.mock.calls).toEqual([['idle']]);
});

it('calls back at once when the session is signed out, revoked or ended by a policy', async () => {
  const [a, b, c] = [await watch(), await watch(), await watch()];
  await curfew.signOut(a.request);
  await settle();
  expect(a.onEnded.mock.calls).toEqual([['signed-out']]);
  await engine.revoke({ subject: 'ann', tenant: null, only: b.session.sid, by: 'admin' });
  await settle();
  expect(b.onEnded.mock.calls).toEqual([['revoked']]);
  await pass(10 * MINUTE);
  await engine.savePolicy({ id: 'default', durations: { ...POLICY, idleMs: 5 * MINUTE }, ifVersion: 1, by: 'admin' });
  await settle();
  expect(c.onEnded.mock.calls).toEqual([['policy']]);
});

it('calls back within 15 s if this node receives no notification', async () => {
  store.subscribe = () => () => {};
  const { session, onEnded } = await watch();
  await pass(MINUTE);
  await engine.revoke({ subject: 'ann', tenant: null, only: session.sid, by: 'ann' });
  await pass(14_999);
  expect(onEnded).not.toHaveBeenCalled();
  await pass(1);
  expect(onEnded.mock.calls).toEqual([['revoked']]);
});

it('reads every 15 s while the store does not respond, and every second after a notification', async () => {
  const { session, onEnded } = await watch();
  const find = vi.spyOn(store, 'find').mockRejectedValue(new StoreUnavailableError('down'));
  for (let s = 0; s < 60; s++) await pass(1_000);
  expect(find).toHaveBeenCalledTimes(4);
  await engine.revoke({ subject: 'ann', tenant: null, only: session.sid, by: 'ann' });
  await settle();
  find.mockClear();
  await pass(1_000);
  expect(find).toHaveBeenCalledTimes(1);
  find.mockRestore();
  await pass(1_000);
  expect(onEnded.mock.calls).toEqual([['revoked']]);
});

it('calls back for a request without a session', async () => {
  const onEnded = vi.fn();
  curfew.watch(new Request('https://app.example.com/'), onEnded);
  await settle();
  expect(onEnded.mock.calls).toEqual([[null]]);
});

it('tries again while the store does not respond, and ends at the last known deadline', async () => {
  const { onEnded } = await watch();
  vi.spyOn(store, 'find').mockRejectedValue(new StoreUnavailableError('down'));
  await pass(15 * MINUTE - 1);
  expect(onEnded).not.toHaveBeenCalled();
  await pass(1);
  expect(onEnded.mock.calls).toEqual([['idle']]);
});

it('calls back if the store does not respond at first, because there may be no session', async () => {
  const { request } = await watch();
  vi.spyOn(store, 'find').mockRejectedValue(new StoreUnavailableError('down'));
  const onEnded = vi.fn();
  curfew.watch(request, onEnded);
  await settle();
  expect(onEnded.mock.calls).toEqual([[null]]);
});

it('reads before it ends if the process was busy or suspended at the last known deadline', async () => {
  const { request, onEnded } = await watch();
  const { onEnded: idle } = await watch('bob');
  await pass(10 * MINUTE);
  await curfew.authenticate(request, { touch: true });
  clock.sleep(5 * MINUTE + 2_000);
  await pass(0);
  expect(onEnded).not.toHaveBeenCalled();
  expect(idle.mock.calls).toEqual([['idle']]);
  await pass(10 * MINUTE);
  expect(onEnded.mock.calls).toEqual([['idle']]);
});

it('ends a second after it notices a deadline late if the store hangs', async () => {
  const { onEnded } = await watch();
  vi.spyOn(store, 'find').mockReturnValue(new Promise<never>(() => {}));
  clock.sleep(20 * MINUTE);
  await pass(999);
  expect(onEnded).not.toHaveBeenCalled();
  await pass(1);
  expect(onEnded.mock.calls).toEqual([['idle']]);
});

it('ends if the store hangs for 15 s before the first answer', async () => {
  const { request } = await watch();
  vi.spyOn(store, 'find').mockReturnValue(new Promise<never>(() => {}));
  const [late, stopped] = [vi.fn(), vi.fn()];
  curfew.watch(request, late);
  curfew.watch(request, stopped)();
  for (let s = 1; s < 15; s++) await pass(1_000);
  expect(late).not.toHaveBeenCalled();
  await pass(1_000);
  await pass(60 * MINUTE);
  expect(late.mock.calls).toEqual([[null]]);
  expect(stopped).not.toHaveBeenCalled();
});

it('ends at the last known deadline if the store hangs, whatever else waits for it', async () => {
  const watched = [];
  for (let n = 0; n < 300; n++) watched.push(await watch(`person-${n}`));
  const answers: (() => void)[] = [];
  const find = vi
    .spyOn(store, 'find')
    .mockImplementation(() => new Promise((done) => void answers.push(() => done(null))));
  await pass(15 * MINUTE);
  expect(watched.filter(({ onEnded }) => onEnded.mock.calls.length)).toEqual([]);
  await pass(1_000);
  for (const { onEnded } of watched) expect(onEnded.mock.calls).toEqual([['idle']]);
  expect(find).toHaveBeenCalledTimes(256);
  for (const answer of answers) answer();
  await settle();
  expect(find).toHaveBeenCalledTimes(256);
});

it('reads a session that has ended before those that wait because a policy was saved', async () => {
  const watched = [];
  for (let n = 0; n < 300; n++) watched.push(await watch(`person-${n}`));
  const { find } = store;
  const reads: (() => void)[] = [];
  vi.spyOn(store, 'find').mockImplementation(async (tokenHash) => {
    await new Promise<void>((read) => void reads.push(read));
    return find(tokenHash);
  });
  await engine.savePolicy({ id: 'default', durations: { ...POLICY, idleMs: 5 * MINUTE }, ifVersion: 1, by: 'admin' });
  await settle();
  expect(reads).toHaveLength(256);
  await engine.revoke({ subject: 'person-299', tenant: null, by: 'admin' });
  reads[0]?.();
  await settle();
  expect(reads).toHaveLength(257);
  reads[256]?.();
  await settle();
  expect(watched.at(-1)?.onEnded.mock.calls).toEqual([['revoked']]);
});

it('reads again only for changes of its own session and policy', async () => {
  await engine.ensurePolicy('other', POLICY);
  const [a, b] = [await watch(), await watch()];
  const find = vi.spyOn(store, 'find');
  await engine.savePolicy({ id: 'other', durations: { ...POLICY, idleMs: MINUTE * 5 }, ifVersion: 1, by: 'admin' });
  await settle();
  expect(find).not.toHaveBeenCalled();
  await curfew.signOut(b.request);
  await settle();
  // The sign-out reads b too.
  expect(new Set(find.mock.calls.map(([token]) => token)).size).toBe(1);
  expect(b.onEnded).toHaveBeenCalledTimes(1);
  expect(a.onEnded).not.toHaveBeenCalled();
});

it('notices an end during its first read', async () => {
  const { request } = await watch();
  const onEnded = vi.fn();
  curfew.watch(request, onEnded);
  await curfew.signOut(request);
  await settle();
  expect(onEnded.mock.calls).toEqual([['signed-out']]);
});

it('calls back no more after close', async () => {
  const { onEnded } = await watch();
  await curfew.close();
  await pass(60 * MINUTE);
  expect(onEnded).not.toHaveBeenCalled();
});

it('calls back no more after it was stopped, and sets no timer', async () => {
  const { request, onEnded, stop } = await watch();
  stop();
  await curfew.signOut(request);
  await pass(60 * MINUTE);
  expect(onEnded).not.toHaveBeenCalled();
});
