import { durationText } from '@curfew/dom';
import type { HistoryMessages } from '../types.ts';

/** English texts of `SessionSettingsForm.History`. */
export const history: HistoryMessages = {
  title: 'History',
  loading: 'Loading…',
  failed: "We couldn't load the history.",
  none: 'No changes yet.',
  system: 'System',
  change: ({ label, fromMs, toMs }, locale) =>
    `${label}: ${durationText(fromMs, locale)} → *${durationText(toMs, locale)}*`,
  first: ({ label, ms }, locale) => `${label}: *${durationText(ms, locale)}*`,
  nextSignIn: 'Applies at the next sign-in',
  current: 'Current',
  restore: 'Restore',
  restored: ({ date }) => `Earlier durations${date && ` (${date})`} are back in the form. They are not saved yet.`,
};
