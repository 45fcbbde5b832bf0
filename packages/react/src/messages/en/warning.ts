import type { WarningMessages } from '../types.ts';

/** English texts of `SessionWarning`. */
export const warning: WarningMessages = {
  title: { idle: 'Are you still there?', max: 'Time to sign in again soon' },
  description: ({ about, leftMs, endsAt }, { duration, time }) =>
    `In ${duration(leftMs)}, at ${time(endsAt)}, you ${
      about === 'idle'
        ? 'will be signed out for your security.'
        : 'must sign in again, even if you are active. Save your work.'
    }`,
  extend: { idle: 'Stay signed in', max: 'Keep working' },
  signOut: { idle: 'Sign out', max: 'Sign out now' },
  left: ({ about, leftMs }, { duration }) =>
    `You ${about === 'idle' ? 'will be signed out' : 'must sign in again'} in ${duration(leftMs)}.`,
  pageTitle: ({ leftMs }, { short }) => `Signing out in ${short(leftMs)}`,
  failed: 'The server could not be reached. Try again.',
  stillSignedIn: 'You are still signed in.',
  barLabel: 'Session limit',
  bar: ({ endsAt }, { time }) => `You must sign in again at ${time(endsAt)}. Save your work.`,
};
