import type { EndReason } from '../../../src/state/index.ts';
import type { MakeCheck } from '../check.ts';
import { idOf, live, perTab } from '../tabs.ts';

/** After this long a request has succeeded or failed. */
const IN_FLIGHT_MS = 11_000;
/**
 * The leader requests the state every 15 s if it has no stream. The rest is for the network, for a new leader, and for
 * the backoff after a fault.
 */
const KNOWN_BY_ALL_MS = 25_000;
/** Each tab sends its facts at every timer while storage cannot be written. The rest is for a message and its answer. */
const TIMER_MS = 30_100;
/** How long it takes to close a stream that broke without notice. */
const SILENCE_MS = 40_000;
const SLACK_MS = 500;

interface Given {
  readonly version: number;
  readonly rev: number;
  readonly endsAt: number;
  readonly at: number;
}

/**
 * I1, with a server: no tab shows an active session past the server's last deadline, or past an end that the server has
 * reported.
 */
export const obeysTheServer: MakeCheck = ({ world, history, fail }) => {
  const { machine, server } = world;
  if (!server) return {};
  const given = new Map<string, Given[]>();
  const of = perTab(() => ({
    received: [] as (Given & { sid: string })[],
    endReceivedAt: -Infinity,
    endReason: null as EndReason | null,
    begunAt: -Infinity,
    wentOnAt: -Infinity,
    id: '',
  }));
  let touched = server.session().seenAt;
  let endedId = '';
  let endedAt = Infinity;

  return {
    onAction(action, tab) {
      if (action.do === 'signed in' && tab) of(tab).begunAt = machine.time();
    },
    onReply(tab, reply, sentAt) {
      const known = of(tab);
      // A tab ignores replies to what it asked before its latest sign-in, or before it went on with the next session of
      // the same person, in the same instant too: they may be of the session before.
      const isOwn = sentAt >= known.begunAt && sentAt > known.wentOnAt;
      if ('ended' in reply && isOwn) {
        known.endReceivedAt = machine.time();
        // A request of the same instant may have been sent just before the sign-in.
        known.endReason = sentAt === known.begunAt ? 'superseded' : reply.ended;
      }
      if (!('state' in reply)) return;
      const { sid, now, idle, max, rev, policy } = reply.state;
      const endsAt = now + Math.min(idle.remainingMs, max.remainingMs);
      const entry = { version: policy.version, rev, endsAt, at: machine.time() };
      given.set(sid, [...(given.get(sid) ?? []).filter((other) => other.endsAt > machine.time()), entry]);
      if (isOwn) known.received = [...known.received.slice(-5), { ...entry, sid }];
    },
    onStep(ran) {
      if (ran) goesOn(ran);
      if (ran && live(ran)) {
        const { endReceivedAt, endReason } = of(ran);
        // The same person may have signed in: a tab that is covered asks whose session the browser has.
        const asks = endReason === 'superseded' && ran.session.getSnapshot().verifying;
        if (endReceivedAt === machine.time() && !asks)
          fail('I1', `${ran.name} is active although the server has reported the end`);
        isActiveTooLong(ran);
      }
      countsRealInput();
      learnsInTime();
    },
  };

  function goesOn(tab: (typeof world.tabs)[number]): void {
    const known = of(tab);
    const id = idOf(tab);
    if (known.id && id && known.id !== id) known.wentOnAt = machine.time();
    if (id) known.id = id;
  }

  function isActiveTooLong(tab: (typeof world.tabs)[number]): void {
    const deadlines = tab.session.getDeadlines();
    if (!deadlines) return;
    const id = idOf(tab);
    const received = of(tab).received.findLast(({ sid, at }) => sid === id && at < machine.time() - IN_FLIGHT_MS);
    const isNewer = (a: Given) =>
      !received || a.version > received.version || (a.version === received.version && a.rev >= received.rev);
    const allowed = Math.max(
      ...[received, ...(given.get(id) ?? [])].filter((a) => a && isNewer(a)).map((a) => a?.endsAt ?? 0),
    );
    const endsAt = machine.time() + deadlines.endsAt - tab.session.clock.now();
    if (received && endsAt > allowed + history.lostMs(tab) + SLACK_MS)
      fail('I1', `${tab.name} is active ${Math.round(endsAt - allowed)} ms longer than the server allows`);
  }

  /** Input is reported by its age, so the server never counts input that did not occur. */
  function countsRealInput(): void {
    const { seenAt, createdAt } = world.server?.session() ?? { seenAt: 0, createdAt: 0 };
    const lastInputAt = Math.max(createdAt, history.lastInputAt());
    const tooMuchMs = Math.round(seenAt - lastInputAt);
    const isSure = history.calmMs('clock', 'network') > IN_FLIGHT_MS;
    if (isSure && seenAt !== touched && tooMuchMs > history.lostMs() + history.slowestMs() + SLACK_MS)
      fail('I1', `the server counts input ${tooMuchMs} ms after the last`);
    touched = seenAt;
  }

  /** A message that is lost while storage cannot be written is replaced by a later one, of the next timer at the latest. */
  function hasArrivedWithin(ms: number): boolean {
    return history.calmMs('disk') > ms || history.calmMs('channel') > Math.min(ms, TIMER_MS);
  }

  function learnsInTime(): void {
    const { sid, ended } = world.server?.session() ?? { sid: '', ended: null };
    if (!ended) endedId = '';
    else if (endedId !== sid) {
      endedId = sid;
      endedAt = machine.time();
    }
    const endedMs = machine.time() - endedAt;
    const late = ended && endedMs > KNOWN_BY_ALL_MS && hasArrivedWithin(endedMs);
    if (history.calmMs('clock', 'channel', 'pages') < KNOWN_BY_ALL_MS) return;
    if (history.calmMs('network') < KNOWN_BY_ALL_MS + SILENCE_MS) return;
    const isRecent =
      history.calmMs('policy', 'session') < KNOWN_BY_ALL_MS || !hasArrivedWithin(history.calmMs('policy'));
    for (const tab of world.tabs.filter((each) => each.state === 'running' && live(each))) {
      if (late) fail('I1', `${tab.name} is active ${KNOWN_BY_ALL_MS} ms after the server ended the session`);
      if (!isRecent && !ended && tab.session.getSnapshot().policy?.version !== history.policyVersion())
        fail('I1', `${tab.name} does not have the policy ${KNOWN_BY_ALL_MS} ms after it was changed`);
    }
  }
};
