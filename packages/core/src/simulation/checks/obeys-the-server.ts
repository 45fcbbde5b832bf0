import type { MakeCheck } from '../check.ts';
import { idOf, live, perTab } from '../tabs.ts';

/** A request has failed for good after this long. */
const IN_FLIGHT_MS = 11_000;
/** A leader asks every 15 s, where it has no stream; the rest is for the way, for a new leader, and for the back-off after a fault. */
const KNOWN_BY_ALL_MS = 25_000;
/** So long it takes until a stream that broke without a word is given up. */
const SILENCE_MS = 40_000;
const SLACK_MS = 500;

/** A deadline that the server gave, as an instant of the world. */
interface Given {
  readonly version: number;
  readonly rev: number;
  readonly endsAt: number;
  /** When a tab heard of it. */
  readonly at: number;
}

/** I1, with a server: no tab lives past the last deadline that the server gave, nor past an end that it told of. */
export const obeysTheServer: MakeCheck = ({ world, history, fail }) => {
  const { machine, server } = world;
  if (!server) return {};
  const given = new Map<string, Given[]>();
  const of = perTab(() => ({ heard: [] as (Given & { sid: string })[], toldEndAt: -Infinity, begunAt: -Infinity }));
  let touched = server.session().seenAt;
  let endedId = '';
  let endedAt = Infinity;

  return {
    onDeed(deed, tab) {
      if (deed.do === 'sign in' && tab) of(tab).begunAt = machine.time();
    },
    onReply(tab, reply, sentAt) {
      const known = of(tab);
      if ('ended' in reply && sentAt > known.begunAt) known.toldEndAt = machine.time();
      if (!('state' in reply)) return;
      const { sid, now, idle, max, rev, policy } = reply.state;
      const endsAt = now + Math.min(idle.remainingMs, max.remainingMs);
      const entry = { version: policy.version, rev, endsAt, at: machine.time() };
      given.set(sid, [...(given.get(sid) ?? []).filter((other) => other.endsAt > machine.time()), entry]);
      known.heard = [...known.heard.slice(-5), { ...entry, sid }];
    },
    onStep(ran) {
      if (ran && live(ran)) {
        if (of(ran).toldEndAt === machine.time()) fail('I1', `${ran.name} lives though the server told it of the end`);
        livesTooLong(ran);
      }
      believesInInput();
      missesTheEnd();
    },
  };

  function livesTooLong(tab: (typeof world.tabs)[number]): void {
    const deadlines = tab.session.getDeadlines();
    if (!deadlines) return;
    const id = idOf(tab);
    const heard = of(tab).heard.findLast(({ sid, at }) => sid === id && at < machine.time() - IN_FLIGHT_MS);
    const isNewer = (a: Given) =>
      !heard || a.version > heard.version || (a.version === heard.version && a.rev >= heard.rev);
    const allowed = Math.max(
      ...[heard, ...(given.get(id) ?? [])].filter((a) => a && isNewer(a)).map((a) => a?.endsAt ?? 0),
    );
    const endsAt = machine.time() + deadlines.endsAt - tab.session.clock.now();
    if (heard && endsAt > allowed + history.lostMs(tab) + SLACK_MS)
      fail('I1', `${tab.name} lives ${Math.round(endsAt - allowed)} ms longer than the server said`);
  }

  /** Input is reported by its age, so the server never believes in input that nobody made. */
  function believesInInput(): void {
    const { seenAt, createdAt } = world.server?.session() ?? { seenAt: 0, createdAt: 0 };
    const lastInputAt = Math.max(createdAt, history.lastInputAt());
    const tooMuchMs = Math.round(seenAt - lastInputAt);
    const isSure = history.calmMs('clock', 'network') > IN_FLIGHT_MS;
    if (isSure && seenAt !== touched && tooMuchMs > history.lostMs() + history.slowestMs() + SLACK_MS)
      fail('I1', `the server believes in input ${tooMuchMs} ms after the last`);
    touched = seenAt;
  }

  /** A message that is lost while the record cannot be written is made up for only by a later one. */
  function isHeardFor(ms: number): boolean {
    return ms === Infinity || history.calmMs('disk') > ms || history.calmMs('channel') > ms;
  }

  /** Somebody asks, and the others hear of it. */
  function missesTheEnd(): void {
    const { sid, ended } = world.server?.session() ?? { sid: '', ended: null };
    if (!ended) endedId = '';
    else if (endedId !== sid) {
      endedId = sid;
      endedAt = machine.time();
    }
    const endedMs = machine.time() - endedAt;
    const late = ended && endedMs > KNOWN_BY_ALL_MS && isHeardFor(endedMs);
    if (history.calmMs('clock', 'channel', 'pages') < KNOWN_BY_ALL_MS) return;
    if (history.calmMs('network') < KNOWN_BY_ALL_MS + SILENCE_MS) return;
    const isRecent = history.calmMs('policy', 'session') < KNOWN_BY_ALL_MS || !isHeardFor(history.calmMs('policy'));
    for (const tab of world.tabs.filter((each) => each.state === 'running' && live(each))) {
      if (late) fail('I1', `${tab.name} lives ${KNOWN_BY_ALL_MS} ms after the server ended the session`);
      if (!isRecent && !ended && tab.session.getSnapshot().policy?.version !== history.policyVersion())
        fail('I1', `${tab.name} does not know the policy ${KNOWN_BY_ALL_MS} ms after it was changed`);
    }
  }
};
