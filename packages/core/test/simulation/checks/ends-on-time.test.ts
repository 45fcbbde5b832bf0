import { expect, it } from 'vitest';
import { DURATIONS } from '../schedule.ts';
import { endsOnTime } from './ends-on-time.ts';
import { ended, setScene } from './test-scene.ts';

const { idleMs, maxMs } = DURATIONS;

function scene(withServer = false) {
  const set = setScene(endsOnTime, { withServer });
  const tab = set.open();
  const run = (ran: typeof tab | null = tab) => {
    set.check.onStep?.(ran);
    return set.reported();
  };
  run();
  return { ...set, tab, run };
}

it('accepts a session that ends at its deadline', () => {
  const { pass, tab, run } = scene();
  pass(idleMs);
  tab.shows = ended('idle');
  expect(run()).toEqual([]);
});

it('reports a tab that runs after its deadline and shows an active session', () => {
  const { pass, run } = scene();
  pass(idleMs + 1);
  expect(run()).toEqual(['I1 tab 1 ran and shows a session that has ended by its own facts']);
});

it('reports a timer that is late by more than 100 ms, or by more than a minute in a hidden tab', () => {
  const { pass, run } = scene();
  pass(idleMs + 100);
  expect(run(null)).toEqual([]);
  pass(1);
  expect(run(null)).toEqual(['I1 tab 1 shows a session after its deadline']);

  const hidden = scene();
  hidden.tab.state = 'hidden';
  hidden.pass(idleMs + 60_100);
  expect(hidden.run(null)).toEqual([]);
  hidden.pass(1);
  expect(hidden.run(null)[0]).toBe('I1 tab 1 shows a session after its deadline');
});

it.each([
  ['running', 2_100],
  ['hidden', 90_200],
] as const)('reports a %s tab that does not notice within %i ms that the clock was set forward', (state, limitMs) => {
  const { check, now, pass, run, tab } = scene();
  tab.state = state;
  // The deadline is far ahead by the monotonic clock, so that check reports nothing.
  tab.deadlines = { idleAt: now() + idleMs, maxAt: now() + maxMs, endsAt: now() + 2 * limitMs };
  run();
  check.onAction?.({ do: 'set clock', byMs: 2 * limitMs }, undefined);
  run(null);
  pass(limitMs);
  expect(run(null)).toEqual([]);
  pass(1);
  expect(run(null)).toEqual(['I1 tab 1 shows a session that ended while the machine slept or its clock was set']);
});

it('accepts a tab that has not noticed that the clock was set forward before it was set back', () => {
  const { check, now, pass, run, tab } = scene();
  tab.deadlines = { idleAt: now() + idleMs, maxAt: now() + maxMs, endsAt: now() + idleMs };
  run();
  check.onAction?.({ do: 'set clock', byMs: 2 * idleMs }, undefined);
  check.onAction?.({ do: 'set clock', byMs: -3 * idleMs }, undefined);
  run(null);
  pass(3_000);
  expect(run(null)).toEqual([]);
});

it('allows for the delay of a report to the server and of the response', () => {
  const { history, tab, now, run } = scene();
  history.slowestMs = () => 100;
  tab.deadlines = { idleAt: now() + idleMs + 701, maxAt: now() + maxMs, endsAt: now() + idleMs + 701 };
  expect(run()).toEqual(['I1 tab 1 grants 1 ms more than the idle timeout']);
});

it('reports deadlines that are later than the policy allows, by the time of the world', () => {
  const { tab, now, run } = scene();
  tab.deadlines = { idleAt: now() + idleMs + 501, maxAt: now() + maxMs + 502, endsAt: now() + idleMs + 501 };
  expect(run()).toEqual([
    'I1 tab 1 grants 1 ms more than the idle timeout',
    'I1 tab 1 grants 2 ms more than the absolute timeout',
  ]);
});

it.each([
  [false, [401, 901]],
  [true, [1, 901]],
] as const)(
  'with a server: %s, allows for input that a tab which has lost time has reported',
  (withServer, [idle, max]) => {
    const { history, tab, now, run } = scene(withServer);
    history.lostMs = (of) => (of === tab ? 100 : 500);
    const later = now() + 1_001;
    tab.deadlines = { idleAt: later + idleMs, maxAt: later + 500 + maxMs, endsAt: later + idleMs };
    expect(run()).toEqual([
      `I1 tab 1 grants ${idle} ms more than the idle timeout`,
      `I1 tab 1 grants ${max} ms more than the absolute timeout`,
    ]);
  },
);
