import type { SettingsMessages } from '../types.ts';

const label: SettingsMessages['label'] = {
  maxMs: 'Maximum Session Duration',
  idleMs: 'Idle Session Duration',
  warnMs: 'Warn before',
};

/** English texts of `SessionSettingsForm`. */
export const settings: SettingsMessages = {
  label,
  help({ field, limitMs }, { duration }) {
    if (field === 'maxMs')
      return `How long people can stay signed in, regardless of activity. At most ${duration(limitMs)}.`;
    if (field === 'idleMs') return 'How long people can be inactive before they are signed out.';
    return 'How early the warning appears. WCAG asks for 20 seconds at least.';
  },
  warnLabel: 'Time before sign-out',
  noWarning: 'No warning',
  presets: 'Start from',
  presetBlocked: ({ limitMs }, { duration }) => `Your limit is ${duration(limitMs)}.`,
  sentence: ({ idleMs, maxMs, warnMs }, { duration }) =>
    `People are signed out *after ${duration(idleMs)}* without activity, and *${duration(maxMs)}* after sign-in whatever they do. ${
      warnMs ? `They are warned *${duration(warnMs)}* before.` : 'They are *not warned* before.'
    }`,
  noSentence: 'Correct the durations to see what they do.',
  problem({ field, code, nearestMs }, { duration }) {
    const nearest = nearestMs === null ? '' : duration(nearestMs);
    switch (code) {
      case 'not_a_duration':
        return `${label[field]}: choose a duration.`;
      case 'too_short':
        return `${label[field]} must be at least ${nearest}.`;
      case 'too_long':
        return `${label[field]} must be at most ${nearest}.`;
      case 'idle_above_max':
        return `${label.idleMs} must not be longer than the maximum of ${nearest}.`;
      case 'warn_not_below_idle':
        return `${label.warnMs} must be shorter than ${label.idleMs}.`;
    }
  },
  problems: 'These durations cannot be saved',
  fewExtensions: ({ times }, { plural, number }) =>
    `People can stay signed in ${plural(times) === 'one' ? 'once' : `${number(times)} times`} before the maximum. WCAG 2.2.1 expects ten times, unless the limit is exempt.`,
  shortWarning: 'WCAG 2.2.1 asks for a warning of 20 seconds at least.',
  preview: ({ ends, of, self }, { number }) =>
    ends
      ? `Saving now ends *${number(ends)} of ${number(of)}* open sessions. ${self ? '*Yours is among them.*' : 'Yours is not among them.'}`
      : `Saving now ends none of ${number(of)} open sessions.`,
  previewUnknown: 'How many sessions a save would end is not known. Saving works.',
  previewing: 'Counting the sessions that a save would end…',
  save: 'Save changes',
  saving: 'Saving…',
  discard: 'Discard',
  confirmSave: ({ ends }, { plural, number }) =>
    `Save and end ${number(ends)} ${plural(ends) === 'one' ? 'session' : 'sessions'}`,
  confirmQuestion: ({ ends, self }, { plural, number }) =>
    `Saving signs *${number(ends)} ${plural(ends) === 'one' ? 'session' : 'sessions'}* out at once${self ? ', *this one too*' : ''}.`,
  goBack: 'Go back',
  revision: ({ version, date }, { number }) => `Revision ${number(version)}${date && ` · saved ${date}`}`,
  saved: ({ version }, { number }) => `Saved. Revision ${number(version)} is in effect in open tabs.`,
  unchanged: 'Nothing has changed.',
  updated: ({ version }, { number }) => `Someone saved revision ${number(version)}. This form shows it now.`,
  failed: 'The server could not be reached, so nothing was saved. Your changes are still here: try again.',
  forbidden: 'You can see these durations, but not change them.',
  loading: 'Loading the durations…',
  conflict: ({ version }, { number }) => `Someone saved revision ${number(version)} while you were editing`,
  yours: 'Yours',
  theirs: 'Theirs',
  keepMine: 'Keep mine',
  takeTheirs: 'Take theirs',
};
