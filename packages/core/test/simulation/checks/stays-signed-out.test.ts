import { expect, it } from 'vitest';
import type { SessionState } from '../../../src/protocol.ts';
import { staysSignedOut } from './stays-signed-out.ts';
import { active, ended, S1, S2, setScene } from './test-scene.ts';

const REASONS = ['signed-out', 'revoked', 'policy', 'superseded'] as const;

it.each(['idle', 'max'] as const)('accepts a tab that goes on after the end %s', (reason) => {
  const { open, reported, run } = setScene(staysSignedOut);
  const tab = open(ended(reason));
  run(tab);
  tab.shows = active({ id: S2 });
  run(tab);
  expect(reported()).toEqual([]);
});

it.each(REASONS)('reports a tab that goes on after the end %s', (reason) => {
  const { open, reported, run } = setScene(staysSignedOut);
  const tab = open(ended(reason));
  run(tab);
  tab.shows = ended('idle');
  run(tab);
  tab.shows = active({ id: S2 });
  run(tab);
  expect(reported()).toEqual([`I12 tab 1 goes on although its session has ended as ${reason}`]);
});

it('accepts a tab with a sign-in of its own', () => {
  const { check, open, reported, run } = setScene(staysSignedOut);
  const tab = open(ended('signed-out'));
  run(tab);
  check.onAction?.({ do: 'signed in' }, tab);
  tab.shows = active({ id: S2 });
  run(tab);
  expect(reported()).toEqual([]);
});

it('reports such a tab with a server only if that has named its session since its own sign-in', () => {
  const { check, now, open, pass, reported, run } = setScene(staysSignedOut, { withServer: true });
  const answer = (sentAt: number) => check.onReply?.(tab, { state: { sid: S1 } as SessionState }, sentAt);
  const tab = open(ended('signed-out'));
  run(tab);
  tab.shows = active({ id: S2 });
  run(tab);
  check.onAction?.({ do: 'signed in' }, tab);
  answer(now() - 1);
  tab.shows = ended('signed-out');
  run(tab);
  tab.shows = active({ id: S2 });
  run(tab);
  expect(reported()).toEqual([]);
  pass(1);
  answer(now());
  tab.shows = ended('signed-out');
  run(tab);
  tab.shows = active({ id: S2 });
  run(tab);
  expect(reported()).toEqual(['I12 tab 1 goes on although its session has ended as signed-out']);
});

it('accepts a tab that still shows the end of a stored session while it verifies that which the server has named', () => {
  const { check, now, open, reported, run } = setScene(staysSignedOut, { withServer: true });
  const tab = open(ended('revoked'));
  check.onReply?.(tab, { state: { sid: S2 } as SessionState }, now());
  run(tab);
  tab.shows = active({ id: S2 });
  run(tab);
  expect(reported()).toEqual([]);
  tab.shows = { ...ended('revoked'), id: S2 };
  run(tab);
  tab.shows = active({ id: S2 });
  run(tab);
  expect(reported()).toEqual(['I12 tab 1 goes on although its session has ended as revoked']);
});
