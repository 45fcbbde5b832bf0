import { expect, it } from 'vitest';
import { doesAsTold } from './does-as-told.ts';
import { active, ended, START, setScene, warning } from './test-scene.ts';

it('accepts a sign-out that every tab and the server learn of', () => {
  const { check, open, pass, reported, server } = setScene(doesAsTold, { withServer: true });
  const [here, there] = [open(), open()];
  check.onDeed?.({ do: 'sign out' }, here);
  for (const tab of [here, there]) tab.shows = ended('signed-out');
  server.session = { ...server.session, ended: 'signed-out' };
  check.onStep?.(here);
  pass(500);
  check.onStep?.(there);
  expect(reported()).toEqual([]);
});

it('reports a tab that goes on after its sign-out', () => {
  const { check, open, reported } = setScene(doesAsTold);
  const tab = open();
  check.onDeed?.({ do: 'sign out' }, tab);
  check.onStep?.(tab);
  expect(reported()).toEqual(['I9 tab 1 was signed out and lives']);
});

it('reports another tab, and the server, that have not learned of a sign-out', () => {
  const { check, open, pass, reported } = setScene(doesAsTold, { withServer: true });
  const [here] = [open(), open()];
  check.onDeed?.({ do: 'sign out' }, here);
  here.shows = ended('signed-out');
  pass(500);
  check.onStep?.(here);
  expect(reported()).toEqual([
    'I9 tab 2 lives though another tab was signed out',
    'I9 the server does not know that s1 was signed out',
  ]);
});

it('reports an extension that leaves the warning', () => {
  const { check, open, reported } = setScene(doesAsTold);
  const tab = open(warning('idle'));
  check.onDeed?.({ do: 'extend' }, tab);
  tab.shows = active();
  check.onStep?.(tab);
  expect(reported()).toEqual([]);
  tab.shows = warning('idle');
  check.onDeed?.({ do: 'extend' }, tab);
  check.onStep?.(tab);
  expect(reported()).toEqual(['I9 tab 1 was extended and still warns']);
});

it('reports a sign-in without a new session', () => {
  const { check, open, reported } = setScene(doesAsTold);
  const tab = open(ended('idle', START));
  check.onDeed?.({ do: 'sign in' }, tab);
  tab.shows = active({ id: 's2' });
  check.onStep?.(tab);
  expect(reported()).toEqual([]);
  check.onDeed?.({ do: 'sign in' }, tab);
  check.onStep?.(tab);
  expect(reported()).toEqual(['I9 tab 1 was signed in and is not new']);
});
