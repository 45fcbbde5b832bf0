import { expect, it, vi } from 'vitest';
import { names, setEventsStage } from '../../../test/events-stage.ts';
import { settle } from '../../../test/open-on-clock.ts';
import { StoreUnavailableError } from '../../errors.ts';
import { MINUTE } from '../../testing/stage.ts';

const stage = setEventsStage();
const { change, listen, pass, post, signIn, to } = stage;

it('begins with the state, and with headers that prevent buffering by proxies', async () => {
  const { cookie, state } = await signIn();
  const { response, events } = await listen(cookie);
  expect(response.status).toBe(200);
  expect(response.headers.get('Content-Type')).toBe('text/event-stream');
  expect(response.headers.get('Cache-Control')).toBe('no-store, no-transform');
  expect(response.headers.get('X-Accel-Buffering')).toBe('no');
  expect(response.headers.has('Set-Cookie')).toBe(false);
  expect(events).toEqual([['state', state]]);
});

it('does not extend the session while it is open, and ends at the idle timeout', async () => {
  const { cookie } = await signIn();
  const stream = await listen(cookie);
  await pass(9 * MINUTE);
  await stream.hangUp();
  const later = await listen(cookie);
  await pass(6 * MINUTE - 1);
  expect(later.closed).toBe(false);
  await pass(1);
  expect(later.events.at(-1)).toEqual(['ended', { reason: 'idle' }]);
  expect(later.closed).toBe(true);
});

it('reads before it closes if the process was suspended at the last known deadline', async () => {
  const { cookie } = await signIn();
  const idle = await listen(cookie);
  const { cookie: used } = await signIn({}, 'bob');
  const stream = await listen(used);
  await pass(9 * MINUTE);
  await post('/heartbeat', used, { v: 1, ageMs: 0 });
  stage.sleep(6 * MINUTE + 2_000);
  await pass(1);
  expect(idle.events.at(-1)).toEqual(['ended', { reason: 'idle' }]);
  expect(names(stream.events).slice(-2)).toEqual(['state', 'comment']);
  expect(stream.closed).toBe(false);
});

it('ends at the absolute timeout', async () => {
  await change({ maxMs: 15 * MINUTE });
  const { cookie } = await signIn();
  await pass(14 * MINUTE);
  await post('/heartbeat', cookie, { v: 1, ageMs: 0 });
  const { events } = await listen(cookie);
  await pass(MINUTE);
  expect(events.at(-1)).toEqual(['ended', { reason: 'max' }]);
});

it('sends a comment every 15 s, each after a read of the session', async () => {
  const { cookie } = await signIn();
  const { events } = await listen(cookie);
  const find = vi.spyOn(stage.store, 'find');
  await pass(MINUTE);
  expect(names(events)).toEqual(['state', 'comment', 'comment', 'comment', 'comment']);
  expect(find).toHaveBeenCalledTimes(4);
});

it('sends the new state at the next read after a heartbeat, and uses the new deadline', async () => {
  const { cookie } = await signIn();
  await pass(8 * MINUTE);
  const stream = await listen(cookie);
  await pass(5_000);
  await post('/heartbeat', cookie, { v: 1, ageMs: 0 });
  await pass(10_000);
  expect(names(stream.events)).toEqual(['state', 'state', 'comment']);
  expect(stream.events[1]).toMatchObject(['state', { rev: 1, idle: { remainingMs: 15 * MINUTE - 10_000 } }]);
  await pass(8 * MINUTE);
  expect(stream.closed).toBe(false);
});

it('sends bye with a short delay after ten minutes', async () => {
  await change({ idleMs: 60 * MINUTE });
  const stream = await listen((await signIn()).cookie);
  await pass(10 * MINUTE - 1);
  expect(stream.closed).toBe(false);
  await pass(1);
  expect(stream.closed).toBe(true);
  const last = stream.events.at(-1);
  expect(last).toEqual(['bye', { reconnectMs: expect.any(Number) }]);
  expect(last?.[1]).toSatisfy(({ reconnectMs }) => reconnectMs > 0 && reconnectMs <= 1_000);
});

it('closes only the oldest stream of a session when it opens a ninth', async () => {
  const { cookie } = await signIn();
  const other = await listen((await signIn()).cookie);
  const streams = [];
  for (let i = 0; i < 9; i++) streams.push(await listen(cookie));
  await settle();
  expect(streams.map(({ closed }) => closed)).toEqual([true, ...Array(8).fill(false)]);
  expect(streams[0]?.events.at(-1)).toEqual(['bye', { reconnectMs: expect.any(Number) }]);
  expect(other.closed).toBe(false);
});

it('does not count streams that the client has closed', async () => {
  const { cookie } = await signIn();
  const kept = await listen(cookie);
  for (let i = 0; i < 20; i++) await (await listen(cookie)).hangUp();
  await settle();
  expect(kept.closed).toBe(false);
  const find = vi.spyOn(stage.store, 'find');
  await pass(15_000);
  expect(find).toHaveBeenCalledTimes(1);
});

it('sends bye when the node drains, to new streams too', async () => {
  const { cookie } = await signIn();
  const early = await listen(cookie);
  stage.curfew.drain();
  const late = await listen(cookie);
  await settle();
  for (const { events, closed } of [early, late]) {
    expect(names(events)).toEqual(['state', 'bye']);
    expect(closed).toBe(true);
  }
});

it.each([
  [{ 'Sec-Fetch-Site': 'cross-site' }, 403, 'csrf'],
  [{ 'Sec-Fetch-Site': 'same-site' }, 403, 'csrf'],
  [{ 'Sec-Fetch-Site': 'none' }, 403, 'csrf'],
  [{ Origin: 'https://evil.example' }, 403, 'csrf'],
])('rejects pages of other sites: %j', async (headers, status, code) => {
  const { cookie } = await signIn();
  const response = await stage.curfew.handler(to('/events', { cookie, ...headers } as Record<string, string>));
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ code });
});

it('responds with 401 if the session has ended, with the reason, or if there is none', async () => {
  const { cookie } = await signIn();
  await post('/logout', cookie, {});
  const ended = await stage.curfew.handler(to('/events', { cookie }));
  expect(ended.status).toBe(401);
  expect(await ended.json()).toMatchObject({ code: 'session_ended', reason: 'signed-out' });
  expect((await stage.curfew.handler(to('/events'))).status).toBe(401);
});

it('sends nothing while the store is unavailable, resumes when it is back, and closes at the deadline', async () => {
  const { cookie } = await signIn();
  const stream = await listen(cookie);
  const find = vi.spyOn(stage.store, 'find').mockRejectedValue(new StoreUnavailableError(new Error('down')));
  await pass(MINUTE);
  expect(names(stream.events)).toEqual(['state']);
  find.mockRestore();
  await pass(15_000);
  expect(names(stream.events)).toEqual(['state', 'comment']);
  await stream.hangUp();
  await pass(13 * MINUTE);
  const last = await listen(cookie);
  vi.spyOn(stage.store, 'find').mockRejectedValue(new StoreUnavailableError(new Error('down')));
  await pass(MINUTE);
  expect(last.closed).toBe(true);
  expect(names(last.events)).not.toContain('ended');
});
