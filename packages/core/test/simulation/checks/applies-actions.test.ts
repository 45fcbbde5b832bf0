import { expect, it } from 'vitest';
import { appliesActions } from './applies-actions.ts';
import { active, ended, S1, S2, START, setScene, warning } from './test-scene.ts';

it('accepts a sign-out that reaches every tab and the server', () => {
  const { check, open, pass, reported, server } = setScene(appliesActions, { withServer: true });
  const [here, there] = [open(), open()];
  check.onAction?.({ do: 'sign out' }, here);
  for (const tab of [here, there]) tab.shows = ended('signed-out');
  server.session = { ...server.session, ended: 'signed-out' };
  check.onStep?.(here);
  pass(500);
  check.onStep?.(there);
  expect(reported()).toEqual([]);
});

it('reports a tab that stays active after its sign-out', () => {
  const { check, open, reported } = setScene(appliesActions);
  const tab = open();
  check.onAction?.({ do: 'sign out' }, tab);
  check.onStep?.(tab);
  expect(reported()).toEqual(['I9 tab 1 was signed out and is still active']);
});

it('reports another tab and the server if a sign-out does not reach them', () => {
  const { check, open, pass, reported } = setScene(appliesActions, { withServer: true });
  const [here] = [open(), open()];
  check.onAction?.({ do: 'sign out' }, here);
  here.shows = ended('signed-out');
  pass(500);
  check.onStep?.(here);
  expect(reported()).toEqual([
    'I9 tab 2 is active although another tab was signed out',
    `I9 the server has not ended ${S1} after its sign-out`,
  ]);
});

it('reports an extension that leaves the warning', () => {
  const { check, open, reported } = setScene(appliesActions);
  const tab = open(warning('idle'));
  check.onAction?.({ do: 'extend' }, tab);
  tab.shows = active();
  check.onStep?.(tab);
  expect(reported()).toEqual([]);
  tab.shows = warning('idle');
  check.onAction?.({ do: 'extend' }, tab);
  check.onStep?.(tab);
  expect(reported()).toEqual(['I9 tab 1 was extended and still shows the warning']);
});

it('reports a sign-in without a new session', () => {
  const { check, open, reported } = setScene(appliesActions);
  const tab = open(ended('idle', START));
  check.onAction?.({ do: 'signed in' }, tab);
  tab.shows = active({ id: S2 });
  check.onStep?.(tab);
  expect(reported()).toEqual([]);
  check.onAction?.({ do: 'signed in' }, tab);
  check.onStep?.(tab);
  expect(reported()).toEqual(['I9 tab 1 was signed in and shows no new session']);
});
