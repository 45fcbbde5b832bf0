import type { Tab } from '../../testing/index.ts';
import type { MakeCheck } from '../check.ts';
import { idOf, live, perTab, runs } from '../tabs.ts';

/** How late an alarm may ring, by the monotonic clock: on time where a tab is seen, once a minute where it is hidden. */
const LATE_MS = 100;
const LATE_HIDDEN_MS = 60_100;
/** After a sleep timers go on where they stood; none is set for longer than half a minute. */
const LATE_AFTER_SLEEP_MS = 30_100;
/** Clocks tell whole milliseconds, so an alarm for a part of one rings late by the rest of it. */
const TICK_MS = 1;
/** What clocks disagree by before a guard grows, and what goes by between an input and its entry. */
const SLACK_MS = 500;

/** A deadline as it looked when its tab last ran. */
interface Due {
  readonly byMonotonic: number;
  byTime: number;
  /** Since when, by the monotonic clock, the deadline is over though the tab could not know. */
  overdueSince: number | null;
}

type Deadlines = NonNullable<ReturnType<Tab['session']['getDeadlines']>>;

/** I1: no running tab shows a live session past the deadline that its facts imply. */
export const endsOnTime: MakeCheck = ({ world, history, fail }) => {
  const { machine } = world;
  const of = perTab<{ due: Due | null }>(() => ({ due: null }));

  /** A while after a sleep: timers ring late, and what runs meanwhile may be no more than a late answer. */
  const timersStand = () => history.calmMs('clock') < LATE_AFTER_SLEEP_MS;

  return {
    onDeed(deed) {
      // A clock that is set forward brings every deadline nearer; one that is set back moves none.
      if (deed.do !== 'set clock' || deed.byMs < 0) return;
      for (const tab of world.tabs) {
        const { due } = of(tab);
        if (due) due.byTime -= deed.byMs;
      }
    },
    onStep(ran) {
      for (const tab of world.tabs) {
        const known = of(tab);
        const deadlines = tab.session.getDeadlines();
        if (!deadlines || !runs(tab) || !live(tab)) {
          known.due = null;
          continue;
        }
        if (tab === ran) {
          const leftMs = deadlines.endsAt - tab.session.clock.now();
          if (leftMs <= -TICK_MS && tab.state === 'running' && !timersStand())
            fail('I1', `${tab.name} ran and shows a session that its own facts say is over`);
          const steady = machine.monotonic();
          known.due = {
            byMonotonic: leftMs > 0 ? steady + leftMs : Math.min(steady, known.due?.byMonotonic ?? steady),
            byTime: machine.time() + leftMs,
            overdueSince: known.due?.overdueSince ?? null,
          };
          promisesTooMuch(tab, leftMs, deadlines);
        }
        if (known.due) isLate(tab.name, tab.state === 'hidden', known.due);
      }
    },
  };

  function isLate(name: string, hidden: boolean, due: Due): void {
    const steady = machine.monotonic();
    const lateMs = hidden ? LATE_HIDDEN_MS : timersStand() ? LATE_AFTER_SLEEP_MS : LATE_MS;
    if (steady - due.byMonotonic > lateMs) fail('I1', `${name} shows a dead session`);
    if (machine.time() < due.byTime) due.overdueSince = null;
    else due.overdueSince ??= steady;
    const overdueMs = steady - (due.overdueSince ?? steady);
    // The tab notices at its next alarm. In a hidden tab that alarm may be a minute late too.
    if (overdueMs > LATE_AFTER_SLEEP_MS + (hidden ? LATE_HIDDEN_MS : 0))
      fail('I1', `${name} shows a session that died while the machine slept or its clock was set`);
  }

  /** By the time of the world, whatever the clocks say. */
  function promisesTooMuch(tab: Tab, leftMs: number, deadlines: Deadlines): void {
    const { idleMs, maxMs } = history.longest();
    const begunAt = history.begunAt(idOf(tab));
    const endsAt = machine.time() + leftMs - history.lostMs(tab) - history.slowestMs() - SLACK_MS;
    // A report of input reaches the server late by its way there. The news of it reaches a tab late by the way back.
    const idleAt = endsAt + deadlines.idleAt - deadlines.endsAt - history.slowestMs();
    const maxAt = endsAt + deadlines.maxAt - deadlines.endsAt;
    const quietFrom = Math.max(history.lastInputAt(), begunAt);
    if (idleAt > quietFrom + idleMs)
      fail('I1', `${tab.name} promises ${Math.round(idleAt - quietFrom - idleMs)} ms more than the idle limit`);
    if (maxAt > begunAt + maxMs)
      fail('I1', `${tab.name} promises ${Math.round(maxAt - begunAt - maxMs)} ms more than the maximum`);
  }
};
