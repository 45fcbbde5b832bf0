import { expect, it } from 'vitest';
import { comesToAgree } from './comes-to-agree.ts';
import { active, ended, facts, POLICY, S2, START, setScene } from './test-scene.ts';

function scene(withServer = false) {
  const set = setScene(comesToAgree, { withServer });
  const reportedAtTheEnd = () => {
    set.check.atTheEnd?.();
    return set.reported();
  };
  return { ...set, reportedAtTheEnd };
}

it('accepts tabs that agree with each other, with storage and with the server', () => {
  const { open, reportedAtTheEnd } = scene(true);
  open();
  open();
  expect(reportedAtTheEnd()).toEqual([]);
});

it('reports tabs of one session with different deadlines or reasons', () => {
  const { disk, open, pass, reportedAtTheEnd } = scene();
  open();
  pass(1);
  open();
  open({ ...ended('idle'), id: 's0' });
  open({ ...ended('max'), id: 's0' });
  disk.facts = facts();
  expect(reportedAtTheEnd()).toEqual([
    expect.stringMatching(/^I3 tab 2 has \{"idle":1060001,.*\}, another tab \{"idle":1060000,/),
    expect.stringMatching(/^I3 tab 4 has \{"status":"ended","why":"max"\}, another tab .*"idle"/),
  ]);
});

it('reports tabs of one session with different policies', () => {
  const { open, reportedAtTheEnd } = scene();
  open();
  open({ policy: { ...POLICY, warnMs: 1_000 } });
  expect(reportedAtTheEnd()).toEqual([
    expect.stringMatching(/^I3 tab 2 has .*"warnMs":1000\}\}, another tab .*"warnMs":20000/),
  ]);
});

it('reports two active sessions, and storage that does not contain one of them', () => {
  const { open, reportedAtTheEnd } = scene();
  open();
  open({ id: S2 });
  expect(reportedAtTheEnd()).toEqual([
    'I3 2 sessions are active in one browser',
    'I3 storage does not contain the active session of tab 2',
  ]);
});

it('reports storage in which an active session has ended', () => {
  const { disk, open, reportedAtTheEnd } = scene();
  open();
  disk.facts = facts({ ended: { reason: 'idle', at: START } });
  expect(reportedAtTheEnd()).toEqual(['I3 storage does not contain the active session of tab 1']);
});

it('reports a session that ended in a tab and is active at the server', () => {
  const { check, open, pass, reportedAtTheEnd } = scene(true);
  const tab = open(ended('signed-out'));
  check.onEnded?.(tab, 'signed-out');
  pass(1_000);
  expect(reportedAtTheEnd()).toEqual([]);
  pass(1);
  expect(reportedAtTheEnd()).toEqual(['I3 tab 1 ended a session that is still active at the server']);
});

it('accepts a sign-out that did not arrive from a page that is gone, unless storage has always worked', () => {
  const { check, history, open, pass, reportedAtTheEnd } = scene(true);
  const tab = open(ended('signed-out'));
  check.onEnded?.(tab, 'signed-out');
  pass(1_001);
  tab.state = 'gone';
  history.storageAlwaysWorked = () => false;
  expect(reportedAtTheEnd()).toEqual([]);
  history.storageAlwaysWorked = () => true;
  expect(reportedAtTheEnd()).toEqual(['I3 tab 1 ended a session that is still active at the server']);
});

it('reports a session or a policy that the server does not have', () => {
  const { open, server, reportedAtTheEnd } = scene(true);
  const tab = open({ policy: { ...POLICY, warnMs: 1 } });
  expect(reportedAtTheEnd()).toEqual(['I3 tab 1 does not have the policy of the server']);
  tab.shows = active();
  server.session = { ...server.session, ended: 'revoked' };
  expect(reportedAtTheEnd().at(-1)).toBe('I3 tab 1 shows a session that is not active at the server');
});
