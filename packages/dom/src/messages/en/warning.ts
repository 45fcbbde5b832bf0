import { durationText, timeText } from '../intl.ts';
import type { WarningMessages } from '../types.ts';

const will = { idle: 'will be signed out', max: 'must sign in again' };

/** English texts of the warning. */
export const warning: WarningMessages = {
  title: { idle: 'Are you still there?', max: 'Time to sign in again soon' },
  description: ({ limit, leftMs, endsAt }, locale) =>
    `In ${durationText(leftMs, locale)}, at ${timeText(endsAt, locale)}, you ${will[limit]}${
      limit === 'idle' ? ' for your security.' : ', even if active. Save your work.'
    }`,
  extend: { idle: 'Stay signed in', max: 'Keep working' },
  signOut: { idle: 'Sign out', max: 'Sign out now' },
  left: ({ limit, leftMs }, locale) => `You ${will[limit]} in ${durationText(leftMs, locale)}.`,
  pageTitle: ({ leftMs }, locale) => `Signing out in ${durationText(leftMs, locale, 'short')}`,
  failed: 'The server could not be reached. Try again.',
  stillSignedIn: 'You are still signed in.',
  bar: ({ endsAt }, locale) => `You must sign in again at ${timeText(endsAt, locale)}. Save your work.`,
};
