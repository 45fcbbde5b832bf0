import { expect, it } from 'vitest';
import type { SessionState } from '../../../src/protocol.ts';
import { showsNoOtherAccount } from './shows-no-other-account.ts';
import { active, facts, messageOf, S1, S2, setScene } from './test-scene.ts';

/** Two tabs show `user`; `other` signs in, in the second. */
function scene(withServer = false) {
  const set = setScene(showsNoOtherAccount, { withServer });
  const { history, now, open, run, server } = set;
  history.accountOf = (id) => ({ [S1]: 'user', [S2]: 'other' })[id] ?? null;
  const [here, there] = [open({ account: 'user' }), open({ account: 'user' })];
  run(here);
  const signIn = () => {
    const reported = { tab: there, at: now() };
    server.cookie = S2;
    there.shows = active({ id: S2, account: 'other' });
    history.present = () => ({ id: S2, account: 'other', reported });
    run(there);
  };
  const fault = (...names: string[]) => {
    history.calmMs = (...kinds) => (kinds.some((kind) => names.includes(kind)) ? 0 : Infinity);
  };
  return { ...set, here, there, signIn, fault };
}

const LATER = messageOf(facts({ id: S2, account: 'other' }));

it('accepts a tab that covers its content, and one that shows content of the same account', () => {
  const { check, here, pass, reported, run, signIn } = scene();
  signIn();
  check.onDeliver?.(here, LATER);
  here.shows = active({ account: 'user', verifying: true });
  run(here);
  here.shows = active({ id: S2, account: 'other' });
  run(here);
  pass(100_000);
  run(here);
  check.atTheEnd?.();
  expect(reported()).toEqual([]);
});

it.each([
  ['a message', 'onDeliver'],
  ['an answer', 'onReply'],
] as const)('reports a tab that shows its content after %s of another account', (_, how) => {
  const { check, here, now, reported, run } = scene(how === 'onReply');
  const state = { sid: S2, account: 'other' } as SessionState;
  if (how === 'onDeliver') check.onDeliver?.(here, LATER);
  else check.onReply?.(here, { state }, now());
  run(here);
  expect(reported()).toEqual(['I10 tab 1 shows content of user although it has received a session of another account']);
});

it('accepts an answer to what the tab asked before its own sign-in', () => {
  const { check, here, now, pass, reported, run } = scene(true);
  const sentAt = now();
  pass(1);
  check.onAction?.({ do: 'signed in' }, here);
  check.onReply?.(here, { state: { sid: S2, account: 'other' } as SessionState }, sentAt);
  run(here);
  expect(reported()).toEqual([]);
});

it('reports content of another account half a second after the sign-in was reported', () => {
  const { here, pass, reported, run, signIn } = scene();
  signIn();
  pass(500);
  run(here);
  expect(reported()).toEqual([]);
  pass(1);
  run(here);
  expect(reported()).toEqual(['I10 tab 1 shows content of another account for 501 ms after the sign-in was reported']);
});

it('begins anew when a frozen tab runs again', () => {
  const { here, pass, reported, run, signIn } = scene();
  here.state = 'frozen';
  signIn();
  pass(10_000);
  run(here);
  here.state = 'running';
  run(here);
  pass(500);
  run(here);
  expect(reported()).toEqual([]);
});

it.each([
  [false, 30_100, ['channel']],
  [false, 30_100, ['disk']],
  [true, 25_000, ['disk']],
] as const)('with a server: %s, reports such content after %i ms, if only %j has a fault', (withServer, ms, faulty) => {
  const { fault, here, pass, reported, run, signIn, there } = scene(withServer);
  fault(...faulty);
  signIn();
  there.state = 'gone';
  pass(ms);
  run(here);
  expect(reported()).toEqual([]);
  pass(1);
  run(here);
  expect(reported()).toEqual([`I10 tab 1 shows content of another account for ${ms + 1} ms`]);
});

it.each([
  [false, ['channel', 'disk']],
  [true, ['network']],
  [true, ['channel']],
  [false, ['clock']],
  [false, ['pages']],
] as const)('with a server: %s, allows it during faults of %j, but not at the end', (withServer, faulty) => {
  const { check, fault, here, pass, reported, run, signIn } = scene(withServer);
  fault(...faulty);
  signIn();
  pass(100_000);
  run(here);
  expect(reported()).toEqual([]);
  check.atTheEnd?.();
  expect(reported()).toEqual(['I10 tab 1 shows content of another account at the end']);
});
