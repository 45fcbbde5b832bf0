import type { HistoryMessages } from '../types.ts';

export const history: HistoryMessages = {
  title: 'History',
  loading: 'Loading…',
  failed: 'We couldn’t load the history.',
  none: 'No changes yet.',
  system: 'System',
  change: ({ label, from, to }) => `${label}: ${from} → *${to}*`,
  first: ({ label, to }) => `${label}: *${to}*`,
  nextSignIn: 'For new sign-ins only',
  current: 'Current',
  restore: 'Restore',
  restored: ({ date }) => `Earlier durations${date && ` (${date})`} are back in the form. They are not saved yet.`,
};
