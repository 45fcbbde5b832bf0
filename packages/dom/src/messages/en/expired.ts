import { durationText } from '../intl.ts';
import type { ExpiredMessages } from '../types.ts';

const goOn = 'Sign in again to go on where you were.';

/** English texts of the expired screen. */
export const expired: ExpiredMessages = {
  title: 'Your session has ended',
  reason: ({ reason, policy }, locale) =>
    ({
      idle: `There was no activity for ${durationText(policy.idleMs, locale)}. ${goOn}`,
      max: `Sessions last ${durationText(policy.maxMs, locale)} at most. ${goOn}`,
      'signed-out': 'You asked for it, here or in another tab.',
      revoked: 'You or an administrator ended it from elsewhere.',
      policy: `An administrator shortened how long sessions last. ${goOn}`,
      superseded: 'A new session has begun in this browser.',
    })[reason],
  signIn: 'Sign in again',
  reload: 'Reload the page',
  verifying: 'Checking your session…',
  pageTitle: 'Signed out',
};
