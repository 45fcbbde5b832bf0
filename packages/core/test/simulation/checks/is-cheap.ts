import { throttleMs } from '../../../src/state/index.ts';
import type { MakeCheck } from '../check.ts';
import { DURATIONS } from '../schedule.ts';
import { runs } from '../tabs.ts';

/** More messages than this within a second mean that tabs answer each other endlessly. */
const STORM = 40;
/**
 * The queue of a page that was frozen has at most one a second. If the clock was set back meanwhile, the page cannot know that
 * they are old, and answers each once.
 */
const QUEUE = DURATIONS.maxMs / 1_000;
/** More tasks than this at one instant mean an endless loop. */
const MOST_TASKS = 500;

/** The leader corrects a clock that is slower than its own by more than this, with one more message. */
const SLOW_MS = 1_000;

/** I6: one message and one write a throttle window in all tabs together during activity, and none without activity. */
export const isCheap: MakeCheck = ({ world, history, fail }) => {
  const { machine, channel, disk } = world;
  const windowMs = throttleMs({ version: 0, ...DURATIONS }) - 10;
  const posts = counter(channel.posts);
  const writes = counter(disk.writes);
  /** Facts that could not be stored, or were removed, are stored later, without activity. */
  let diskFailed = false;
  let instant = 0;
  let steps = 0;
  /** When clocks of tabs last differed: one was read between the clock's setting and a sleep, others were not. */
  let differedAt = -Infinity;

  return {
    onStep() {
      const now = machine.time();
      steps = now === instant ? steps + 1 : 0;
      instant = now;
      if (steps > MOST_TASKS) fail('I6', 'tasks run endlessly at one instant');
      posts.look(now);
      writes.look(now);
      const most = STORM + (history.lostMs() > 0 ? QUEUE : 0);
      if (posts.within(now, 1_000) > most) fail('I6', `${posts.within(now, 1_000)} messages within a second`);
      const guards = world.tabs.filter(runs).map(({ session }) => session.clock.guard());
      if (Math.max(...guards) - Math.min(...guards) > SLOW_MS) differedAt = now;
      diskFailed ||= disk.state !== 'working' || !history.storageAlwaysWorked();
      if (world.server || diskFailed || history.calmMs('channel', 'clock', 'pages', 'session', 'policy') < 10_000)
        return;
      if (world.tabs.some(({ state }) => state === 'cached')) return;
      const snapshots = world.tabs.filter(runs).map(({ session }) => session.getSnapshot());
      if (snapshots.some(({ status, holds }) => status !== 'active' || holds.length > 0)) return;
      if (posts.news() + writes.news() > 0 && now - history.lastInputAt() > 5)
        fail('I6', 'a message or a write without activity');
      const corrections = now - differedAt < windowMs ? 1 : 0;
      if (posts.within(now, windowMs) > 1 + corrections)
        fail('I6', `${posts.within(now, windowMs)} messages within a throttle window`);
      if (writes.within(now, windowMs) > 1)
        fail('I6', `${writes.within(now, windowMs)} writes within a throttle window`);
    },
  };

  function counter(total: () => number): Counter {
    let seen = 0;
    let news = 0;
    let recent: number[] = [];
    return {
      look(now) {
        news = total() - seen;
        seen = total();
        recent = recent.filter((at) => now - at < 1_000);
        for (let count = 0; count < news; count++) recent.push(now);
      },
      news: () => news,
      within: (now, ms) => recent.filter((at) => now - at < ms).length,
    };
  }
};

interface Counter {
  look(now: number): void;
  news(): number;
  within(now: number, ms: number): number;
}
