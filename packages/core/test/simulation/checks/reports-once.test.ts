import { expect, it } from 'vitest';
import { reportsOnce } from './reports-once.ts';
import { active, ended, facts, S1, S2, START, setScene, warning } from './test-scene.ts';

it('accepts one call for each warning and one for the end', () => {
  const { check, open, reported } = setScene(reportsOnce);
  const tab = open();
  for (const about of ['idle', 'max'] as const) {
    tab.shows = warning(about);
    check.onWarning?.(tab, about);
    check.onStep?.(tab);
  }
  tab.shows = ended('max');
  check.onEnded?.(tab, 'max');
  check.onStep?.(tab);
  expect(reported()).toEqual([]);
});

it('reports a warning that the tab does not show, or that is called twice', () => {
  const { check, open, reported } = setScene(reportsOnce);
  const tab = open();
  check.onWarning?.(tab, 'idle');
  expect(reported()).toEqual(['I5 tab 1 calls onWarning without showing the warning']);
  tab.shows = warning('idle');
  check.onWarning?.(tab, 'idle');
  expect(reported().at(-1)).toBe('I5 tab 1 calls onWarning twice for idle');
});

it('reports a warning or an end that the tab shows without a call', () => {
  const { check, open, reported } = setScene(reportsOnce);
  const tab = open();
  tab.shows = warning('idle');
  check.onStep?.(tab);
  tab.shows = ended('idle');
  check.onStep?.(tab);
  expect(reported()).toEqual([
    'I5 tab 1 shows a warning without calling onWarning',
    'I5 tab 1 shows an end without calling onEnded',
  ]);
});

it('reports an end that is called twice, has no id, or is not shown', () => {
  const { check, open, reported } = setScene(reportsOnce);
  const [twice, nameless, early, other, verifying] = [
    open(ended('idle')),
    open({ ...ended('idle'), id: null }),
    open(),
    open(ended('max')),
    open({ ...ended('idle'), verifying: true }),
  ];
  check.onEnded?.(twice, 'idle');
  for (const tab of [twice, nameless, early, other, verifying]) check.onEnded?.(tab, 'idle');
  expect(reported()).toEqual([
    `I5 tab 1 calls onEnded twice for ${S1}`,
    'I5 tab 2 calls onEnded for a session without an id',
    'I5 tab 3 calls onEnded for an end that it does not show',
    'I5 tab 4 calls onEnded for an end that it does not show',
    'I5 tab 5 calls onEnded for an end that it does not show',
  ]);
});

it.each(['signed-out', 'revoked', 'policy'] as const)('reports the reason %s without a cause', (reason) => {
  const { check, history, open, reported } = setScene(reportsOnce);
  check.onEnded?.(open(ended(reason)), reason);
  expect(reported()).toEqual([`I5 tab 1 reports ${reason} without a cause`]);
  history.wasAskedFor = () => true;
  check.onEnded?.(open({ ...ended(reason), id: S2 }), reason);
  expect(reported()).toHaveLength(1);
});

it('reports superseded without a sign-in, or if the last sign-in was in this tab', () => {
  const { check, history, open, reported } = setScene(reportsOnce);
  const [first, second] = [open(ended('superseded')), open(ended('superseded'))];
  check.onEnded?.(first, 'superseded');
  history.signIns = () => 1;
  history.signedIn = () => second;
  check.onEnded?.(second, 'superseded');
  expect(reported()).toEqual([
    'I5 tab 1 reports superseded without a sign-in',
    'I5 tab 2 reports superseded although the last sign-in was its own',
  ]);
  const third = open({ ...ended('superseded'), id: 's0' });
  check.onEnded?.(third, 'superseded');
  third.shows = active({ id: 's3' });
  check.onStep?.(third);
  expect(reported()).toHaveLength(2);
});

it('accepts a tab that calls onEnded for two sessions in one task, and reports a third call', () => {
  const { check, open, reported } = setScene(reportsOnce);
  const tab = open();
  check.onStep?.(tab);
  tab.observed(facts({ ended: { reason: 'idle', at: START } }));
  tab.observed(facts({ id: S2, ended: { reason: 'max', at: START } }));
  tab.shows = { ...ended('max'), id: S2 };
  check.onEnded?.(tab, 'idle');
  check.onEnded?.(tab, 'max');
  check.onStep?.(tab);
  expect(reported()).toEqual([]);
  check.onEnded?.(tab, 'max');
  expect(reported()).toEqual([`I5 tab 1 calls onEnded twice for ${S2}`]);
});
