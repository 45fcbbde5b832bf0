import type { Tab } from '../../../src/testing/index.ts';
import type { MakeCheck } from '../check.ts';
import { factsIdOf, live, perTab, runs } from '../tabs.ts';

/** How late a timer may be, by the monotonic clock. Timers of hidden tabs run once a minute. */
const LATE_MS = 100;
const LATE_HIDDEN_MS = 60_100;
/** After a sleep timers continue with the time that was left. None is set for longer than half a minute. */
const LATE_AFTER_SLEEP_MS = 30_100;
/** A visible page notices within a second that a timer is a second late. */
const LATE_BUT_VISIBLE_MS = 2_100;
/** Clocks return whole ms, so a timer for a fraction of one is late by the rest of it. */
const TICK_MS = 1;
/** The difference of the clocks before the guard grows, and the time between an input and its record in the history. */
const SLACK_MS = 500;

interface Due {
  readonly byMonotonic: number;
  byTime: number;
  /** By how many ms the clock was set forward since the tab ran. */
  aheadMs: number;
  /** Since when the deadline has passed without a way for the tab to notice. By the monotonic clock. */
  overdueSince: number | null;
}

type Deadlines = NonNullable<ReturnType<Tab['session']['getDeadlines']>>;

/** I1: no running tab shows an active session past the deadline that its facts imply. */
export const endsOnTime: MakeCheck = ({ world, history, fail }) => {
  const { machine, server } = world;
  const of = perTab<{ due: Due | null }>(() => ({ due: null }));

  /** After a sleep timers are late, and a task that runs may be a late response. */
  const timersAreLate = () => history.calmMs('clock') < LATE_AFTER_SLEEP_MS;

  return {
    onAction(action) {
      // Setting the clock forward brings every deadline nearer. Setting it back undoes that in tabs that have not noticed.
      if (action.do !== 'set clock') return;
      for (const tab of world.tabs) {
        const { due } = of(tab);
        if (!due) continue;
        const byMs = Math.max(action.byMs, -due.aheadMs);
        due.byTime -= byMs;
        due.aheadMs += byMs;
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
          if (leftMs <= -TICK_MS && tab.state === 'running' && !timersAreLate())
            fail('I1', `${tab.name} ran and shows a session that has ended by its own facts`);
          const steady = machine.monotonic();
          known.due = {
            byMonotonic: leftMs > 0 ? steady + leftMs : Math.min(steady, known.due?.byMonotonic ?? steady),
            byTime: machine.time() + leftMs,
            aheadMs: 0,
            overdueSince: known.due?.overdueSince ?? null,
          };
          grantsTooMuch(tab, deadlines);
        }
        if (known.due) isLate(tab, known.due);
      }
    },
  };

  function isLate(tab: Tab, due: Due): void {
    const { name } = tab;
    const hidden = tab.state === 'hidden';
    const steady = machine.monotonic();
    const lateMs = hidden ? LATE_HIDDEN_MS : timersAreLate() ? LATE_BUT_VISIBLE_MS : LATE_MS;
    if (steady - due.byMonotonic > lateMs) fail('I1', `${name} shows a session after its deadline`);
    if (machine.time() < due.byTime) due.overdueSince = null;
    else due.overdueSince ??= steady;
    const overdueMs = steady - (due.overdueSince ?? steady);
    // A hidden tab notices at its next timer, which may be a minute late too.
    const limitMs = hidden ? LATE_AFTER_SLEEP_MS + LATE_HIDDEN_MS : LATE_BUT_VISIBLE_MS;
    // A sleep that the clock does not show, because it was set back meanwhile, is not noticed.
    if (overdueMs > (history.lostMs(tab) > 0 ? Math.max(limitMs, LATE_AFTER_SLEEP_MS) : limitMs))
      fail('I1', `${name} shows a session that ended while the machine slept or its clock was set`);
  }

  function grantsTooMuch(tab: Tab, deadlines: Deadlines): void {
    const { idleMs, maxMs } = history.longest();
    const begunAt = history.begunAt(factsIdOf(tab));
    const aheadMs = machine.time() - tab.session.clock.now() - history.slowestMs() - SLACK_MS;
    // A tab that cannot know the time it has lost reports its input to the server as newer by as much. For all tabs the
    // server's answer is right. The report and its result are under way for a while.
    const idleAt = aheadMs + deadlines.idleAt - history.lostMs(server ? undefined : tab) - history.slowestMs();
    const maxAt = aheadMs + deadlines.maxAt - history.lostMs(tab);
    const quietFrom = Math.max(history.lastInputAt(), begunAt);
    if (idleAt > quietFrom + idleMs)
      fail('I1', `${tab.name} grants ${Math.round(idleAt - quietFrom - idleMs)} ms more than the idle timeout`);
    if (maxAt > begunAt + maxMs)
      fail('I1', `${tab.name} grants ${Math.round(maxAt - begunAt - maxMs)} ms more than the absolute timeout`);
  }
};
