import { durationText, timeText } from '../intl.ts';
import type { WarningMessages } from '../types.ts';

/** English texts of the warning. */
export const warning: WarningMessages = {
  title: { idle: 'You’re about to be signed out', max: 'You’ll need to sign in again soon' },
  description({ limit, canSignIn, endsAt, inSeconds }, locale) {
    const time = timeText(endsAt, locale, inSeconds);
    if (limit === 'idle') return `For your security, you’ll be signed out at ${time}.`;
    return canSignIn
      ? `Your session reaches its limit at ${time}. Sign in again before then to keep working without interruption.`
      : `Your session reaches its limit at ${time} and can’t be extended. Save your work before then.`;
  },
  extend: ({ limit, endsAt, inSeconds }, locale) =>
    limit === 'idle' ? 'Stay signed in' : `Keep working until ${timeText(endsAt, locale, inSeconds)}`,
  signOut: { idle: 'Sign out', max: 'Sign out now' },
  signInAgain: 'Sign in again',
  backToCountdown: 'Back',
  left: ({ limit, leftMs }, locale) =>
    `${limit === 'idle' ? 'You’ll be signed out' : 'Your session ends'} in ${durationText(leftMs, locale)}.`,
  pageTitle: ({ leftMs }, locale) => `${durationText(leftMs, locale, 'short')} left`,
  failed: ({ endsAt, inSeconds }, locale) =>
    `We couldn’t extend your session. Check your connection and try again before ${timeText(endsAt, locale, inSeconds)}.`,
  stillSignedIn: 'You’re still signed in.',
  bar: ({ endsAt, inSeconds }, locale) => `Session ends at ${timeText(endsAt, locale, inSeconds)}. Save your work.`,
};
