import { dayText, durationText, timeText } from '../intl.ts';
import type { ExpiredMessages } from '../types.ts';

// Your app may not keep the user's work.
const again = 'Sign in again to continue.';

/** English texts of the expired screen. */
export const expired: ExpiredMessages = {
  title: ({ reason }) => (reason === 'signed-out' ? 'You’ve signed out' : 'Your session has ended'),
  reason: ({ reason, policy }, locale) =>
    ({
      idle: `For your security, sessions end after ${durationText(policy.idleMs, locale)} of inactivity. ${again}`,
      max: `Your session reached its maximum duration of ${durationText(policy.maxMs, locale)}. ${again}`,
      'signed-out': 'Your other tabs are signed out too.',
      revoked: 'This session was ended from another browser or device, or by an administrator.',
      policy: `An administrator has shortened the session limits. ${again}`,
      superseded: 'A new session has started in this browser. Reload the page to use it.',
    })[reason],
  kept: ({ until, isToday }, locale) =>
    `Nothing is lost: what you entered stays on this page until ${isToday ? '' : `${dayText(until, locale)} at `}${timeText(until, locale)}.`,
  signIn: 'Sign in again',
  reload: 'Reload',
  verifying: 'Checking your session…',
  pageTitle: 'Signed out',
  back: 'You’re signed in again. Everything is as you left it.',
  signedInAgain: 'You’re signed in again.',
};
