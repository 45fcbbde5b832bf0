import { heartbeatMs } from '../../../src/state/index.ts';
import type { Tab } from '../../../src/testing/index.ts';
import type { MakeCheck } from '../check.ts';
import { idOf, live } from '../tabs.ts';

/** In heartbeat periods. */
const WITHIN = 1.5;
/** A throttle window, and the time for a request and its response. */
const SLACK_MS = 1_200;
/** A backoff may last this long after the network has recovered. */
const MENDED_MS = 20_000;

/** I7: the server acknowledges input in any tab within 1.5 heartbeat periods, whatever happens to the leader. */
export const reportsInput: MakeCheck = ({ world, history, fail }) => {
  const { machine, server } = world;
  if (!server) return {};
  let unreported: { readonly tab: Tab; readonly id: string; readonly at: number } | null = null;

  return {
    onAction(action, tab) {
      if (action.do !== 'input' || !tab || !live(tab) || tab.session.getSnapshot().limit === 'idle') return;
      unreported ??= { tab, id: idOf(tab), at: machine.time() };
    },
    onStep() {
      if (!unreported) return;
      const { tab, id, at } = unreported;
      const { seenAt, sid, ended } = server.session();
      const gone = ended || sid !== id || tab.state !== 'running' || !live(tab) || idOf(tab) !== id;
      const troubled = history.calmMs('network', 'channel', 'clock', 'session', 'policy') < MENDED_MS;
      // A tab whose clock is behind reports its input as older.
      if (gone || troubled || seenAt >= at - history.lostMs(tab) - SLACK_MS) unreported = null;
      else if (machine.time() - at > WITHIN * heartbeatMs({ version: 0, ...history.policy() }) + SLACK_MS)
        fail('I7', `the server has not received input in ${tab.name} ${Math.round(machine.time() - at)} ms ago`);
    },
  };
};
