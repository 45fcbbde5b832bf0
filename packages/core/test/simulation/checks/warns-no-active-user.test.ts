import { expect, it } from 'vitest';
import { setScene } from './test-scene.ts';
import { warnsNoActiveUser } from './warns-no-active-user.ts';

const WORK_MS = 3_001;

it('accepts a warning and an end without activity', () => {
  const { check, open, reported } = setScene(warnsNoActiveUser);
  const tab = open();
  check.onWarning?.(tab, 'idle');
  check.onEnded?.(tab, 'idle');
  expect(reported()).toEqual([]);
});

it('reports an idle warning and an idle end during activity', () => {
  const { check, history, open, reported } = setScene(warnsNoActiveUser);
  const tab = open();
  history.workedMs = () => WORK_MS;
  check.onWarning?.(tab, 'max');
  check.onEnded?.(tab, 'max');
  expect(reported()).toEqual([]);
  check.onWarning?.(tab, 'idle');
  check.onEnded?.(tab, 'idle');
  expect(reported()).toEqual([
    'I8 tab 1 shows an idle warning during activity',
    'I8 tab 1 ended as idle during activity',
  ]);
});

it('reports nothing shortly after a fault', () => {
  const { check, history, open, reported } = setScene(warnsNoActiveUser);
  history.workedMs = () => WORK_MS;
  history.calmMs = (...troubles) => (troubles.includes('network') ? 20_000 : Infinity);
  check.onWarning?.(open(), 'idle');
  expect(reported()).toEqual([]);
});

it('reports an idle warning despite a hold', () => {
  const { check, open, pass, reported } = setScene(warnsNoActiveUser);
  const tab = open({ holds: ['video'] });
  check.onStep?.(tab);
  check.onWarning?.(tab, 'idle');
  expect(reported()).toEqual([]);
  pass(WORK_MS);
  check.onWarning?.(tab, 'idle');
  expect(reported()).toEqual(['I8 tab 1 shows an idle warning despite a hold']);
});
