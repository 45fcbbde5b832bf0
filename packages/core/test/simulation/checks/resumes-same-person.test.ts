import { expect, it } from 'vitest';
import type { SessionState } from '../../../src/protocol.ts';
import { resumesSamePerson } from './resumes-same-person.ts';
import { active, ended, S1, S2, setScene } from './test-scene.ts';

/** Two tabs have ended as idle; `user` has signed in again in the second. */
function scene(account = 'user', withServer = false) {
  const set = setScene(resumesSamePerson, { withServer });
  const { check, history, now, open, run } = set;
  history.accountOf = (id) => ({ [S1]: 'user', [S2]: account })[id] ?? null;
  const [here, there] = [open({ account: 'user' }), open({ account: 'user' })];
  run(here);
  for (const tab of [here, there]) tab.shows = { ...ended('idle'), account: 'user' };
  run(here);
  const signIn = () => {
    const reported = { tab: there, at: now() };
    check.onAction?.({ do: 'signed in' }, there);
    history.present = () => ({ id: S2, account, reported });
    there.shows = active({ id: S2, account });
    run(there);
  };
  return { ...set, here, there, signIn };
}

it('accepts tabs that go on with their content', () => {
  const { check, here, pass, reported, run, signIn } = scene();
  signIn();
  here.shows = active({ id: S2, account: 'user' });
  run(here);
  pass(501);
  run(here);
  check.atTheEnd?.();
  expect(reported()).toEqual([]);
});

it('reports a tab that does not go on within half a second', () => {
  const { here, pass, reported, run, signIn } = scene();
  signIn();
  pass(500);
  run(here);
  expect(reported()).toEqual([]);
  pass(1);
  run(here);
  expect(reported()).toEqual(['I11 tab 1 does not go on with the session of the same person']);
});

it.each([
  ['is covered', { id: S2, verifying: true }],
  ['has another session', { id: '01900000-0000-7000-8000-000000000003' }],
])('reports a tab that %s', (_, more) => {
  const { here, pass, reported, run, signIn } = scene();
  signIn();
  here.shows = active({ account: 'user', ...more });
  pass(501);
  run(here);
  expect(reported()).toEqual(['I11 tab 1 does not go on with the session of the same person']);
});

it('reports a tab that goes on after it has discarded its content', () => {
  const { here, pass, reported, run, signIn } = scene();
  signIn();
  here.shows = { ...ended('superseded'), account: 'user' };
  run(here);
  here.shows = active({ id: S2, account: 'user' });
  run(here);
  pass(501);
  run(here);
  expect(reported()).toEqual(['I11 tab 1 goes on without its content']);
});

it('reports such a tab with a server only if that had named a session to it', () => {
  for (const isNamed of [false, true]) {
    const { check, here, now, pass, reported, run, signIn } = scene('user', true);
    if (isNamed) check.onReply?.(here, { state: {} as SessionState }, now());
    check.onReply?.(here, { retryAfterMs: 0 }, now());
    signIn();
    here.shows = active({ id: S2 });
    run(here);
    here.shows = active({ id: S2, account: 'user' });
    pass(501);
    run(here);
    expect(reported()).toEqual(isNamed ? ['I11 tab 1 goes on without its content'] : []);
  }
});

it('accepts a tab that stays ended after the sign-in of another person', () => {
  const { here, pass, reported, run, signIn } = scene('other');
  signIn();
  pass(501);
  run(here);
  expect(reported()).toEqual([]);
});

it.each([501, 1_500])('accepts one half a second after a fault, if it is checked %i ms after the sign-in', (ms) => {
  for (const calmMs of [ms + 500, ms + 501]) {
    const { here, history, pass, reported, run, signIn } = scene();
    history.calmMs = (...kinds) => (kinds.includes('channel') ? calmMs : Infinity);
    signIn();
    pass(ms);
    run(here);
    expect(reported()).toHaveLength(calmMs - ms - 500);
  }
});

it('accepts a tab that has not gone on at the end because the next session is over by its clock', () => {
  const { check, now, reported, signIn, there } = scene();
  signIn();
  there.deadlines = { idleAt: now(), maxAt: Infinity, endsAt: now() };
  check.atTheEnd?.();
  expect(reported()).toEqual([]);
});

it('reports a tab that has not gone on at the end, or is covered', () => {
  const { check, here, reported, signIn, there } = scene();
  signIn();
  check.atTheEnd?.();
  expect(reported()).toEqual(['I11 tab 1 has not gone on with the session of the same person']);
  here.state = 'gone';
  there.shows = active({ id: S2, account: 'user', verifying: true });
  check.atTheEnd?.();
  expect(reported()).toContain('I11 tab 2 is covered at the end');
});
