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
  /** What it showed when anything last ran. A hold dismisses no warning, nor one that comes back after an end was asked about. */
  const shown = perTab(() => ({ status: '' }));

  function isKnownToWork(tab: Tab): boolean {
    const calm = history.calmMs('network', 'channel', 'clock', 'session') > MENDED_MS;
    return tab.state === 'running' && calm && history.calmMs('pages') > PAGES_MS && history.workedMs() > WORKED_MS;
  }

  /** A hold is no input: where a policy is lowered to less than the time since it last counted, it comes too late. */
  function holds(tab: Tab): boolean {
    const calm = history.calmMs('network', 'channel', 'clock', 'session', 'policy') > MENDED_MS;
    const { length } = tab.session.getSnapshot().holds;
    return (
      length > 0 &&
      shown(tab).status === 'active' &&
      tab.state === 'running' &&
      calm &&
      history.calmMs('pages') > PAGES_MS
    );
  }

  return {
    onStep() {
      for (const tab of world.tabs) shown(tab).status = tab.session.getSnapshot().status;
    },
    onWarning(tab, about) {
      if (about !== 'idle') return;
      if (isKnownToWork(tab)) fail('I8', `${tab.name} warns of idleness though somebody works`);
      if (holds(tab)) fail('I8', `${tab.name} warns of idleness in spite of a hold`);
    },
    onEnded(tab, reason) {
      if (reason === 'idle' && isKnownToWork(tab)) fail('I8', `${tab.name} ends for idleness though somebody works`);
    },
  };
};
