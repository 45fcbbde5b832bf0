import { expect, it } from 'vitest';
import { endedIsFinal } from './ended-is-final.ts';
import { active, ended, facts, S1, S2, START, setScene } from './test-scene.ts';

function scene() {
  const { check, disk, open, reported } = setScene(endedIsFinal);
  const tab = open();
  const write = (more: Parameters<typeof facts>[0]) => {
    disk.facts = facts(more);
    disk.writes++;
    check.onStep?.(tab);
  };
  const end = () => {
    tab.shows = ended('idle');
    check.onEnded?.(tab, 'idle');
  };
  return { check, tab, write, end, reported };
}

const ENDED = { reason: 'idle', at: START } as const;

it('accepts a session that ends, moves its end to an earlier time, and is superseded', () => {
  const { check, tab, write, end, reported } = scene();
  write({});
  write({ lastActivityAt: START + 1 });
  end();
  write({ lastActivityAt: START + 1, ended: ENDED });
  tab.shows = ended('idle', START - 10);
  check.onStep?.(tab);
  tab.shows = active({ id: S2 });
  write({ id: S2 });
  expect(reported()).toEqual([]);
});

it('reports a session that is active after its end', () => {
  const { check, tab, end, reported } = scene();
  end();
  tab.shows = active();
  check.onStep?.(tab);
  expect(reported()).toEqual([`I4 tab 1 shows ${S1} as active after its end`]);
});

it('reports an end that moves to a later time', () => {
  const { check, tab, end, reported } = scene();
  end();
  tab.shows = ended('idle', START + 1);
  check.onStep?.(tab);
  expect(reported()).toEqual(['I4 tab 1 moves the end to a later time']);
});

it.each([
  [{ id: S2 }, { id: S1 }, 'I4 storage returned to an earlier session'],
  [{ ended: ENDED }, { ended: null }, 'I4 storage lost the end of a session'],
  [{ lastActivityAt: START + 1 }, { lastActivityAt: START }, 'I4 storage lost activity'],
])('reports storage that contains %j and then %j', (before, after, report) => {
  const { write, reported } = scene();
  write(before);
  write(after);
  expect(reported()).toEqual([report]);
});

it('accepts a tab that goes on with the next session in the task in which one ends', () => {
  const { check, history, open, reported } = setScene(endedIsFinal);
  const tab = open({ id: S2 });
  history.endedIn = () => S1;
  check.onEnded?.(tab, 'idle');
  check.onStep?.(tab);
  expect(reported()).toEqual([]);
});
