import { expect, it } from 'vitest';
import { comesToAgree } from './comes-to-agree.ts';
import { active, ended, facts, POLICY, START, setScene } from './test-scene.ts';

function scene(withServer = false) {
  const set = setScene(comesToAgree, { withServer });
  const reportedAtTheEnd = () => {
    set.check.atTheEnd?.();
    return set.reported();
  };
  return { ...set, reportedAtTheEnd };
}

it('accepts tabs that agree with each other, the record and the server', () => {
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
    expect.stringMatching(/^I3 tab 2 says \{"idle":1060001,.*\}, another \{"idle":1060000,/),
    expect.stringMatching(/^I3 tab 4 says \{"status":"ended","why":"max"\}, another .*"idle"/),
  ]);
});

it('reports two active sessions, and a record that does not know of one', () => {
  const { open, reportedAtTheEnd } = scene();
  open();
  open({ id: 's2' });
  expect(reportedAtTheEnd()).toEqual([
    'I3 2 sessions live in one browser',
    'I3 the record does not know that tab 2 lives',
  ]);
});

it('reports a record that says that an active session has ended', () => {
  const { disk, open, reportedAtTheEnd } = scene();
  open();
  disk.facts = facts({ ended: { reason: 'idle', at: START } });
  expect(reportedAtTheEnd()).toEqual(['I3 the record does not know that tab 1 lives']);
});

it('reports a session that ended in a tab and is active at the server', () => {
  const { check, open, pass, reportedAtTheEnd } = scene(true);
  const tab = open(ended('signed-out'));
  check.onEnded?.(tab, 'signed-out');
  pass(1_000);
  expect(reportedAtTheEnd()).toEqual([]);
  pass(1);
  expect(reportedAtTheEnd()).toEqual(['I3 tab 1 ended a session that lives on at the server']);
});

it('reports a session, or a policy, that is not the one of the server', () => {
  const { open, server, reportedAtTheEnd } = scene(true);
  const tab = open({ policy: { ...POLICY, warnMs: 1 } });
  expect(reportedAtTheEnd()).toEqual(['I3 tab 1 does not have the policy of the server']);
  tab.shows = active();
  server.session = { ...server.session, ended: 'revoked' };
  expect(reportedAtTheEnd().at(-1)).toBe('I3 tab 1 shows a session that is none at the server');
});
