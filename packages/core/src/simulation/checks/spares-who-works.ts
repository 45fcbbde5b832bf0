import type { Tab } from '../../testing/index.ts';
import type { MakeCheck } from '../check.ts';
import { WORKED_MS } from '../patience.ts';

/** So long after a fault nothing is promised: messages are on their way, requests back off. */
const MENDED_MS = 20_000;
const PAGES_MS = 5_000;

/** I8: a working person is never warned of idleness nor ended for it, though the policy was lowered to what they keep. */
export const sparesWhoWorks: MakeCheck = ({ history, fail }) => {
  function isKnownToWork(tab: Tab): boolean {
    const calm = history.calmMs('network', 'channel', 'clock', 'session') > MENDED_MS;
    return tab.state === 'running' && calm && history.calmMs('pages') > PAGES_MS && history.workedMs() > WORKED_MS;
  }

  return {
    onWarning(tab, about) {
      if (about === 'idle' && isKnownToWork(tab)) fail('I8', `${tab.name} warns of idleness though somebody works`);
    },
    onEnded(tab, reason) {
      if (reason === 'idle' && isKnownToWork(tab)) fail('I8', `${tab.name} ends for idleness though somebody works`);
    },
  };
};
