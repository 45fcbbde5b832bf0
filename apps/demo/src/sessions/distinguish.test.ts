import type { ListedSession } from '@curfew/core/protocol';
import { expect, it } from 'vitest';
import { distinguish } from './distinguish.ts';

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:153.0) Gecko/20100101 Firefox/153.0';
const SAFARI =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15';

const listed = (sid: string, userAgent: string | null, at: string): ListedSession => ({
  ...{ sid, userAgent, createdAt: new Date(`2026-11-24T${at}`).toISOString() },
  ...{
    seenAt: new Date('2026-11-24T18:00').toISOString(),
    endsAt: new Date('2026-11-24T19:00').toISOString(),
    current: false,
  },
});

it('gives the time of sign-in only of sessions that look alike', () => {
  const times = distinguish([
    listed('one', FIREFOX, '12:03'),
    listed('two', FIREFOX, '16:40'),
    listed('three', SAFARI, '12:03'),
  ]);
  expect([...times]).toEqual([
    ['one', '24 Nov, 12:03'],
    ['two', '24 Nov, 16:40'],
  ]);
});

it('gives seconds if the minutes are equal', () => {
  const times = distinguish([
    listed('one', FIREFOX, '12:03:07'),
    listed('two', FIREFOX, '12:03:52'),
    listed('three', FIREFOX, '12:04:52'),
  ]);
  expect([...times.values()]).toEqual(['24 Nov, 12:03:07', '24 Nov, 12:03:52', '24 Nov, 12:04']);
});
