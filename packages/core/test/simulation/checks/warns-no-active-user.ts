import type { Tab } from '../../../src/testing/index.ts';
import type { MakeCheck } from '../check.ts';
import { perTab } from '../tabs.ts';

/** Nothing is reported for this long after a fault: messages are under way, and requests back off. */
const MENDED_MS = 20_000;
const PAGES_MS = 5_000;
/** The longest time until every tab has received the first input after a pause. */
const WORKED_MS = 3_000;

/** I8: neither an active user nor one with a hold gets an idle warning, even after the policy was shortened. */
export const warnsNoActiveUser: MakeCheck = ({ world, history, fail }) => {
  /** Since when each tab has had a hold without a warning, because a hold does not dismiss one. */
  const held = perTab(() => ({ since: Infinity }));

  function isCalm(tab: Tab): boolean {
    const calmMs = history.calmMs('network', 'channel', 'clock', 'session');
    return tab.state === 'running' && calmMs > MENDED_MS && history.calmMs('pages') > PAGES_MS;
  }

  /** If a policy is shortened to less than the time since a hold last counted, the hold counts too late. */
  function holds(tab: Tab): boolean {
    return world.machine.time() - held(tab).since > WORKED_MS && history.calmMs('policy') > MENDED_MS;
  }

  return {
    onStep() {
      const now = world.machine.time();
      for (const tab of world.tabs) {
        const { status, holds } = tab.session.getSnapshot();
        held(tab).since = status === 'active' && holds.length > 0 ? Math.min(held(tab).since, now) : Infinity;
      }
    },
    onWarning(tab, limit) {
      if (limit !== 'idle' || !isCalm(tab)) return;
      if (history.workedMs() > WORKED_MS) fail('I8', `${tab.name} shows an idle warning during activity`);
      if (holds(tab)) fail('I8', `${tab.name} shows an idle warning despite a hold`);
    },
    onEnded(tab, reason) {
      if (reason === 'idle' && isCalm(tab) && history.workedMs() > WORKED_MS)
        fail('I8', `${tab.name} ended as idle during activity`);
    },
  };
};
