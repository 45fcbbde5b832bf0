import { expect, it, vi } from 'vitest';
import { ACTIVITY_MESSAGE } from '../activity/message.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { forwardActivity } from './forward-activity.ts';

it('posts only the activity message, to one window and origin, once a second at most', () => {
  const to = { postMessage: vi.fn() };
  let report = () => 0;
  const unlisten = vi.fn();
  const stop = forwardActivity({
    to,
    targetOrigin: 'https://console.example',
    clock: manualClock(),
    activity: [
      (listener) => {
        report = listener;
        return unlisten;
      },
    ],
  });
  expect(report()).toBe(1_000);
  expect(to.postMessage.mock.calls).toEqual([[ACTIVITY_MESSAGE, 'https://console.example']]);
  stop();
  expect(unlisten).toHaveBeenCalledTimes(1);
});

it('throws if the target origin is a wildcard', () => {
  expect(() => forwardActivity({ to: { postMessage() {} }, targetOrigin: '*' })).toThrow(/"\*" is not an origin/);
});
