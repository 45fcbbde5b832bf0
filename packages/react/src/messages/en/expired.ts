import { durationText } from '../intl.ts';
import type { ExpiredMessages } from '../types.ts';

const goOn = 'Sign in again to go on where you were.';

/** English texts of `SessionExpired`. */
export const expired: ExpiredMessages = {
  title: 'Your session has ended',
  reason: ({ reason, policy }, locale) =>
    ({
      idle: `There was no activity for ${durationText(policy.idleMs, locale)}. ${goOn}`,
      max: `It reached its limit of ${durationText(policy.maxMs, locale)}. ${goOn}`,
      'signed-out': 'You signed out.',
      revoked: 'You or an administrator ended it from elsewhere.',
      policy: `An administrator shortened how long sessions last. ${goOn}`,
      superseded: 'Someone has signed in anew in this browser.',
    })[reason],
  signIn: 'Sign in again',
  reload: 'Reload the page',
  confirming: 'Checking your session…',
  pageTitle: 'Signed out',
};
