import { durationText } from '../intl.ts';
import type { ExpiredMessages } from '../types.ts';

/** English texts of `SessionExpired`. */
export const expired: ExpiredMessages = {
  title: 'Your session has ended',
  reason({ reason, policy }, locale) {
    const goOn = 'Sign in again to go on where you were.';
    switch (reason) {
      case 'idle':
        return `There was no activity${policy ? ` for ${durationText(policy.idleMs, locale)}` : ''}. ${goOn}`;
      case 'max':
        return `It reached its limit${policy ? ` of ${durationText(policy.maxMs, locale)}` : ''}. ${goOn}`;
      case 'signed-out':
        return 'You signed out.';
      case 'revoked':
        return 'You or an administrator ended it from elsewhere.';
      case 'policy':
        return `An administrator shortened how long sessions last. ${goOn}`;
      case 'superseded':
        return 'Someone has signed in anew in this browser. Reload the page to see it as they do.';
    }
  },
  signIn: 'Sign in again',
  reload: 'Reload the page',
  confirming: 'Checking your session…',
  pageTitle: 'Signed out',
};
