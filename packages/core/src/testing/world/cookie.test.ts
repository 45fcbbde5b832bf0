import { expect, it } from 'vitest';
import { fakeServer } from '../fake-server.ts';
import { createCookie } from './cookie.ts';
import { createMachine, OUTSIDE } from './machine.ts';

function scene() {
  const machine = createMachine(1_800_000_000_000);
  const clock = { now: machine.time, setTimer: (run: () => void, ms: number) => machine.schedule(OUTSIDE, ms, run) };
  const server = fakeServer({ clock, policy: { idle: '15m', max: '12h' } });
  const cookie = createCookie(server, machine);
  const send = () => cookie.attach(() => cookie.transport.state(new AbortController().signal));
  const pass = (ms: number) => {
    const until = machine.time() + ms;
    for (let task = machine.next(until); task; task = machine.next(until)) task.run();
    machine.reach(until);
  };
  return { cookie, pass, send, server };
}

it('names the session of the cookie that the browser had when the request was sent', async () => {
  const { cookie, pass, send, server } = scene();
  const old = server.session().sid;
  const early = send();
  let arrived = 0;
  cookie.signIn({ account: 'other', delayMs: 100 }, () => arrived++);
  expect(await early()).toEqual({ ended: 'superseded' });
  pass(99);
  expect([cookie.sid(), await send()(), arrived]).toEqual([old, { ended: 'superseded' }, 0]);
  pass(1);
  expect([cookie.sid(), arrived]).toEqual([server.session().sid, 1]);
  expect(await send()()).toMatchObject({ state: { sid: server.session().sid, account: 'other' } });
  expect(await early()).toEqual({ ended: 'superseded' });
});

it('answers why the session before had ended', async () => {
  const { cookie, pass, send } = scene();
  pass(900_000);
  cookie.signIn({ delayMs: 100 }, () => {});
  expect(await send()()).toEqual({ ended: 'idle' });
});

it('keeps the cookie of the latest sign-in', () => {
  const { cookie, pass, server } = scene();
  cookie.signIn({ delayMs: 100 }, () => {});
  cookie.signIn({ delayMs: 0 }, () => {});
  pass(100);
  expect(cookie.sid()).toBe(server.session().sid);
});
