import { type Facts, readMessage } from '../../../src/state/index.ts';
import type { MakeCheck } from '../check.ts';
import { idOf, live, nameOf, perTab, runs } from '../tabs.ts';

/** I4: an ended session is never active again, in any tab or in storage, and its end never moves to a later time. */
export const endedIsFinal: MakeCheck = ({ world, history, fail }) => {
  const of = perTab(() => ({ endedAt: new Map<string, number>() }));
  let writes = 0;
  let stored: Facts | null = null;

  return {
    onAction(action) {
      if (action.do === 'clear storage') stored = null;
    },
    onEnded(tab) {
      of(tab).endedAt.set(history.endedIn(tab), tab.session.getSnapshot().endsAt ?? Infinity);
    },
    onStep() {
      for (const tab of world.tabs) {
        const { endsAt } = tab.session.getSnapshot();
        const id = idOf(tab);
        const endedAt = of(tab).endedAt.get(id);
        if (!id || endedAt === undefined || !runs(tab)) continue;
        if (live(tab)) fail('I4', `${tab.name} shows ${id} as active after its end`);
        else if (endsAt !== null && endsAt > endedAt) fail('I4', `${tab.name} moves the end to a later time`);
        else of(tab).endedAt.set(id, endsAt ?? endedAt);
      }
      if (world.disk.writes() > writes) readStorage();
    },
  };

  /** A tab that overwrites storage with older facts would lose some. */
  function readStorage(): void {
    writes = world.disk.writes();
    const before = stored;
    stored = readMessage(world.disk.content())?.facts ?? stored;
    if (!before || !stored) return;
    if (nameOf(stored) < nameOf(before)) fail('I4', 'storage returned to an earlier session');
    if (nameOf(stored) !== nameOf(before)) return;
    if (before.ended && !stored.ended) fail('I4', 'storage lost the end of a session');
    if (stored.lastActivityAt < before.lastActivityAt) fail('I4', 'storage lost activity');
  }
};
