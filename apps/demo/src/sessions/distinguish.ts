import type { ListedSession } from '@curfew/core/protocol';
import { formatDayAndClock, formatDayAndSecond } from '../format/time.ts';
import { deviceOf } from './device.ts';

/** The times of sign-in, by id, of sessions that look alike: two windows of one browser have the same name. */
export function distinguish(sessions: readonly ListedSession[]): ReadonlyMap<string, string> {
  const times = new Map<string, string>();
  for (const alike of groupBy(sessions, ({ userAgent }) => deviceOf(userAgent).name)) {
    if (alike.length === 1) continue;
    for (const sameMinute of groupBy(alike, ({ createdAt }) => formatDayAndClock(createdAt))) {
      const format = sameMinute.length > 1 ? formatDayAndSecond : formatDayAndClock;
      for (const { sid, createdAt } of sameMinute) times.set(sid, format(createdAt));
    }
  }
  return times;
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Iterable<readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups.values();
}
