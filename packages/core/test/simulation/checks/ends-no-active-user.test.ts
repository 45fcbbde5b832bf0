import { expect, it } from 'vitest';
import { DURATIONS } from '../schedule.ts';
import { endsNoActiveUser } from './ends-no-active-user.ts';
import { ended, facts, messageOf, S2, START, setScene } from './test-scene.ts';

/** A tab that ends as idle at its first deadline. */
function scene({ withServer = false } = {}) {
  const set = setScene(endsNoActiveUser, { withServer });
  const tab = set.open();
  const end = () => {
    tab.shows = ended('idle', START + DURATIONS.idleMs);
    set.check.onEnded?.(tab, 'idle');
    return set.reported();
  };
  return { ...set, tab, end };
}

it('accepts an idle end if there is no later activity', () => {
  const { pass, end } = scene();
  pass(DURATIONS.idleMs);
  expect(end()).toEqual([]);
});

it('reports an idle end if a message has later activity', () => {
  const { check, pass, tab, end } = scene();
  check.onDeliver?.(tab, messageOf(facts({ lastActivityAt: START + 1 })));
  pass(DURATIONS.idleMs);
  expect(end()).toEqual(['I2 tab 1 ended as idle although a message or storage has later activity']);
});

it('reports an idle end if storage has later activity, unless storage has the end too', () => {
  const { disk, pass, end } = scene();
  const later = { lastActivityAt: START + 1 };
  pass(DURATIONS.idleMs);
  disk.facts = facts({ ...later, ended: { reason: 'idle', at: START } });
  expect(end()).toEqual([]);
  disk.facts = facts(later);
  expect(end()).toEqual(['I2 tab 1 ended as idle although a message or storage has later activity']);
});

it('reports an idle end shortly after input in the tab itself', () => {
  const { check, pass, tab, end } = scene();
  pass(1_100 + 1);
  check.onAction?.({ do: 'input' }, tab);
  pass(DURATIONS.idleMs - 1_101);
  expect(end()).toEqual(['I2 tab 1 ended as idle although it has had recent input']);
});

it.each([
  ['accepts', 'after', 0, []],
  ['reports', 'before', -1, ['I2 tab 1 ended as idle although it has had recent input']],
] as const)('%s an idle end after input in a page that resumed %s its warning began', (_, _when, byMs, reports) => {
  const { check, pass, tab, end } = scene();
  pass(DURATIONS.idleMs - DURATIONS.warnMs + byMs);
  check.onAction?.({ do: 'thaw' }, tab);
  check.onAction?.({ do: 'input' }, tab);
  pass(DURATIONS.warnMs - byMs);
  expect(end()).toEqual(reports);
});

it('accepts an idle end after input in another session', () => {
  const { check, pass, tab, end } = scene();
  pass(1_100 + 1);
  const { shows } = tab;
  tab.shows = { ...shows, id: S2 };
  check.onAction?.({ do: 'input' }, tab);
  tab.shows = shows;
  pass(DURATIONS.idleMs - 1_101);
  expect(end()).toEqual([]);
});

it('reports an idle end if the server has later activity', () => {
  const { server, pass, end } = scene({ withServer: true });
  pass(DURATIONS.idleMs);
  expect(end()).toEqual([]);
  server.session = { ...server.session, seenAt: START + 1_100 };
  expect(end()).toEqual([]);
  server.session = { ...server.session, seenAt: START + 1_101 };
  expect(end()).toEqual(['I2 tab 1 ended as idle although the server has later activity']);
});

it('accepts an idle end by the policy that the server has just raised', () => {
  const { server, history, pass, end } = scene({ withServer: true });
  history.policy = () => ({ ...DURATIONS, idleMs: DURATIONS.idleMs + 30_000 });
  pass(DURATIONS.idleMs);
  history.calmMs = (...kinds) => (kinds.includes('policy') ? 11_000 : Infinity);
  expect(end()).toEqual([]);
  server.session = { ...server.session, seenAt: START + 1_101 };
  expect(end()).toHaveLength(1);
  server.session = { ...server.session, seenAt: START };
  history.calmMs = (...kinds) => (kinds.includes('policy') ? 11_001 : Infinity);
  expect(end()).toHaveLength(1);
});

it.each([
  ['accepts', 0, 0],
  ['reports', 1, 1],
])('%s an idle end %i ms after another page began a session that could have joined', (_, earlyMs, reports) => {
  const { check, disk, pass, tab, end } = scene();
  const beganAt = START + DURATIONS.idleMs - earlyMs;
  const other = facts({ id: S2, provisional: true, startedAt: beganAt, lastActivityAt: beganAt });
  tab.provisional = true;
  check.onDeliver?.(tab, messageOf(other));
  disk.facts = facts({ provisional: true });
  pass(DURATIONS.idleMs);
  expect(end()).toHaveLength(reports);
  disk.facts = other;
  expect(end()).toHaveLength(reports);
});
