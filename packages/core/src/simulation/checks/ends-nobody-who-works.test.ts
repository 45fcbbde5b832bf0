import { expect, it } from 'vitest';
import { DURATIONS } from '../schedule.ts';
import { endsNobodyWhoWorks } from './ends-nobody-who-works.ts';
import { ended, envelope, facts, START, setScene } from './test-scene.ts';

/** A tab that ends for idleness at the deadline that follows from the start. */
function scene({ withServer = false } = {}) {
  const set = setScene(endsNobodyWhoWorks, { withServer });
  const tab = set.open();
  const end = () => {
    tab.shows = ended('idle', START + DURATIONS.idleMs);
    set.check.onEnded?.(tab, 'idle');
    return set.reported();
  };
  return { ...set, tab, end };
}

it('accepts an idle end that follows from all that is known', () => {
  const { pass, end } = scene();
  pass(DURATIONS.idleMs);
  expect(end()).toEqual([]);
});

it('reports an end though a message told the tab of later activity', () => {
  const { check, pass, tab, end } = scene();
  check.onDeliver?.(tab, envelope(facts({ lastActivityAt: START + 1 })));
  pass(DURATIONS.idleMs);
  expect(end()).toEqual(['I2 tab 1 ended for idleness though it could have known of activity']);
});

it('reports an end though the record tells of later activity, unless it tells of the end', () => {
  const { disk, pass, end } = scene();
  const later = { lastActivityAt: START + 1 };
  pass(DURATIONS.idleMs);
  disk.facts = facts({ ...later, ended: { reason: 'idle', at: START } });
  expect(end()).toEqual([]);
  disk.facts = facts(later);
  expect(end()).toEqual(['I2 tab 1 ended for idleness though it could have known of activity']);
});

it('reports an end shortly after input in the tab itself', () => {
  const { check, pass, tab, end } = scene();
  pass(1_100 + 1);
  check.onDeed?.({ do: 'input' }, tab);
  pass(DURATIONS.idleMs - 1_101);
  expect(end()).toEqual(['I2 tab 1 ended for idleness though somebody worked in it']);
});

it('reports an end though the server knew of activity', () => {
  const { server, pass, end } = scene({ withServer: true });
  pass(DURATIONS.idleMs);
  expect(end()).toEqual([]);
  server.session = { ...server.session, seenAt: START + 501 };
  expect(end()).toEqual(['I2 tab 1 ended for idleness though the server could have told it of activity']);
});
