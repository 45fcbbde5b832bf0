import { type Facts, readMessage } from '../../../src/state/index.ts';
import type { Tab } from '../../../src/testing/index.ts';
import type { MakeCheck } from '../check.ts';
import { idOf, nameOf, perTab } from '../tabs.ts';

/** After this long a request has succeeded or failed. */
const IN_FLIGHT_MS = 11_000;

/**
 * A deadline that is at most a second before the server's is kept, so that it does not move with each response. What the
 * server has left counts from the start of the request, which is earlier by the time that a response takes.
 */
const EARLY_MS = 1_100;

/**
 * I2: no tab ends as idle if activity within the idle timeout has reached it, readable storage, or the server. A page that
 * begins a session after the deadline of the others does not extend that.
 */
export const endsNoActiveUser: MakeCheck = ({ world, history, fail }) => {
  const { machine, disk, server } = world;
  const of = perTab(() => ({
    received: new Map<string, number>(),
    receivedEnd: new Set<string>(),
    inputAt: new Map<string, number>(),
    resumedAt: -Infinity,
  }));

  return {
    onDeliver(tab, message) {
      const facts = readMessage(message)?.facts;
      if (!facts || isLate(tab, facts, tab.session.getDeadlines()?.endsAt ?? Infinity)) return;
      const { received, receivedEnd } = of(tab);
      const name = nameOf(facts);
      received.set(name, Math.max(facts.lastActivityAt, received.get(name) ?? 0));
      if (facts.ended) receivedEnd.add(name);
    },
    onAction(action, tab) {
      if (!tab) return;
      const known = of(tab);
      if (action.do === 'thaw' || action.do === 'come back') known.resumedAt = machine.time();
      if (action.do === 'input' && tab.session.getSnapshot().status === 'active' && !missedWarning(tab))
        known.inputAt.set(idOf(tab), machine.time());
    },
    onEnded(tab, reason) {
      const id = idOf(tab);
      const known = of(tab);
      const { endsAt, policy } = tab.session.getSnapshot();
      const stored = readMessage(disk.content())?.facts;
      const isStored = stored && nameOf(stored) === id && !isLate(tab, stored, endsAt ?? Infinity);
      const hadEnded = isStored && stored.ended;
      if (reason !== 'idle' || known.receivedEnd.has(id) || hadEnded || endsAt === null || !policy) return;
      if (server) {
        const { sid, ended, seenAt } = server.session();
        // A policy may be raised after the answer by which a tab ends.
        const raisedMs =
          history.calmMs('policy') > IN_FLIGHT_MS ? 0 : Math.max(0, history.policy().idleMs - policy.idleMs);
        const leftMs = seenAt + history.policy().idleMs - raisedMs - machine.time();
        if (
          sid === id &&
          !ended &&
          leftMs > EARLY_MS + history.jumpedMs() + history.lostMs() &&
          history.calmMs('clock', 'network') > IN_FLIGHT_MS
        )
          fail('I2', `${tab.name} ended as idle although the server has later activity`);
        return;
      }
      const activityAt = Math.max(known.received.get(id) ?? 0, isStored ? stored.lastActivityAt : 0);
      if (activityAt + policy.idleMs > endsAt)
        fail('I2', `${tab.name} ended as idle although a message or storage has later activity`);
      if (
        history.calmMs('clock') === Infinity &&
        machine.time() - (known.inputAt.get(id) ?? -Infinity) < policy.idleMs - 1_100
      )
        fail('I2', `${tab.name} ended as idle although it has had recent input`);
    },
  };

  /** A page that was suspended when its idle warning began shows it a moment after it resumes. The warning applies already. */
  function missedWarning(tab: Tab): boolean {
    const { idleAt = Infinity } = tab.session.getDeadlines() ?? {};
    const { warnMs = 0 } = tab.session.getSnapshot().policy ?? {};
    return of(tab).resumedAt >= idleAt - warnMs;
  }

  function isLate(tab: Tab, { id, provisional, startedAt }: Facts, endsAt: number): boolean {
    return provisional && id !== tab.session.getSnapshot().id && startedAt >= endsAt;
  }
};
