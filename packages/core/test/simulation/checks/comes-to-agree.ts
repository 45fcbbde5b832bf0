import { readMessage } from '../../../src/state/index.ts';
import type { MakeCheck } from '../check.ts';
import { idOf, live, nameOf, perTab, runs } from '../tabs.ts';

/** How long a sign-out may be under way to the server. */
const IN_FLIGHT_MS = 1_000;

/** I3: once messages arrive again, the tabs agree with each other, with storage and with the server. */
export const comesToAgree: MakeCheck = ({ world, history, fail }) => {
  const of = perTab(() => ({ ended: new Map<string, number>() }));

  return {
    onEnded(tab, reason) {
      if (reason !== 'superseded') of(tab).ended.set(history.endedIn(tab), world.machine.time());
    },
    atTheEnd() {
      const agreed = new Map<string, string>();
      for (const tab of world.tabs.filter(runs)) {
        const { status, reason, maxAt, policy } = tab.session.getSnapshot();
        const id = idOf(tab);
        if (!id || reason === 'superseded') continue;
        const idle = tab.session.getDeadlines()?.idleAt;
        // Clocks differ slightly, so one tab may warn before another. Tabs that were cut off at the end, or learn late when
        // their session began, may keep different reasons.
        const why = history.calmMs('channel') === Infinity && history.storageAlwaysWorked() ? reason : null;
        const shown = JSON.stringify(status === 'ended' ? { status, why } : { idle, maxAt, policy });
        if (agreed.has(id) && agreed.get(id) !== shown)
          fail('I3', `${tab.name} has ${shown}, another tab ${agreed.get(id)}`);
        agreed.set(id, shown);
      }
      oneIsActive();
      storageAgrees();
      serverAgrees();
    },
  };

  function oneIsActive(): void {
    const ids = new Set(world.tabs.filter((tab) => runs(tab) && live(tab)).map(idOf));
    if (ids.size > 1) fail('I3', `${ids.size} sessions are active in one browser`);
  }

  function storageAgrees(): void {
    const stored = readMessage(world.disk.content())?.facts;
    for (const tab of world.tabs.filter((each) => runs(each) && live(each))) {
      if (!stored || nameOf(stored) !== idOf(tab) || stored.ended)
        fail('I3', `storage does not contain the active session of ${tab.name}`);
    }
  }

  function serverAgrees(): void {
    if (!world.server) return;
    const { sid, ended } = world.server.session();
    const { idleMs, maxMs, warnMs } = history.policy();
    for (const tab of world.tabs) {
      // Only storage keeps the sign-out of a page that is gone.
      const isKept = tab.state !== 'gone' || history.storageAlwaysWorked();
      if (isKept && !ended && (of(tab).ended.get(sid) ?? Infinity) < world.machine.time() - IN_FLIGHT_MS)
        fail('I3', `${tab.name} ended a session that is still active at the server`);
      if (!runs(tab) || !live(tab)) continue;
      const { policy } = tab.session.getSnapshot();
      if (ended || idOf(tab) !== sid) fail('I3', `${tab.name} shows a session that is not active at the server`);
      if (policy?.idleMs !== idleMs || policy.maxMs !== maxMs || policy.warnMs !== warnMs)
        fail('I3', `${tab.name} does not have the policy of the server`);
    }
  }
};
