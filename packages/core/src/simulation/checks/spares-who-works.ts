import type { Tab } from '../../testing/index.ts';
import type { MakeCheck } from '../check.ts';
import { perTab } from '../tabs.ts';

/** So long after a fault nothing is promised: messages are on their way, requests back off. */
const MENDED_MS = 20_000;
const PAGES_MS = 5_000;
/** So long takes it at most until everybody has heard of the first input after a pause. */
const WORKED_MS = 3_000;

/** I8: who works, or has something held, is never warned of idleness, though the policy was lowered to what they keep. */
export const sparesWhoWorks: MakeCheck = ({ world, history, fail }) => {
  /** Since when each tab has held something without a warning: a hold dismisses none. */
  const held = perTab(() => ({ since: Infinity }));

  function isCalm(tab: Tab): boolean {
    const calmMs = history.calmMs('network', 'channel', 'clock', 'session');
    return tab.state === 'running' && calmMs > MENDED_MS && history.calmMs('pages') > PAGES_MS;
  }

  /** A hold is no input: where a policy is lowered to less than the time since it last counted, it comes too late. */
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
      if (history.workedMs() > WORKED_MS) fail('I8', `${tab.name} warns of idleness though somebody works`);
      if (holds(tab)) fail('I8', `${tab.name} warns of idleness in spite of a hold`);
    },
    onEnded(tab, reason) {
      if (reason === 'idle' && isCalm(tab) && history.workedMs() > WORKED_MS)
        fail('I8', `${tab.name} ends for idleness though somebody works`);
    },
  };
};
