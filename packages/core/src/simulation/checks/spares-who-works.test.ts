import { expect, it } from 'vitest';
import { sparesWhoWorks } from './spares-who-works.ts';
import { setScene } from './test-scene.ts';

const WORK_MS = 3_001;

it('accepts a warning and an end if nobody works', () => {
  const { check, open, reported } = setScene(sparesWhoWorks);
  const tab = open();
  check.onWarning?.(tab, 'idle');
  check.onEnded?.(tab, 'idle');
  expect(reported()).toEqual([]);
});

it('reports an idle warning and an idle end in the middle of work', () => {
  const { check, history, open, reported } = setScene(sparesWhoWorks);
  const tab = open();
  history.workedMs = () => WORK_MS;
  check.onWarning?.(tab, 'max');
  check.onEnded?.(tab, 'max');
  expect(reported()).toEqual([]);
  check.onWarning?.(tab, 'idle');
  check.onEnded?.(tab, 'idle');
  expect(reported()).toEqual([
    'I8 tab 1 warns of idleness though somebody works',
    'I8 tab 1 ends for idleness though somebody works',
  ]);
});

it('promises nothing shortly after a fault', () => {
  const { check, history, open, reported } = setScene(sparesWhoWorks);
  history.workedMs = () => WORK_MS;
  history.calmMs = (...troubles) => (troubles.includes('network') ? 20_000 : Infinity);
  check.onWarning?.(open(), 'idle');
  expect(reported()).toEqual([]);
});

it('reports an idle warning in spite of a hold', () => {
  const { check, open, pass, reported } = setScene(sparesWhoWorks);
  const tab = open({ holds: ['video'] });
  check.onStep?.(tab);
  check.onWarning?.(tab, 'idle');
  expect(reported()).toEqual([]);
  pass(WORK_MS);
  check.onWarning?.(tab, 'idle');
  expect(reported()).toEqual(['I8 tab 1 warns of idleness in spite of a hold']);
});
