import { durationText, numberText, pluralText } from '../intl.ts';
import type { SettingsMessages } from '../types.ts';

const label: SettingsMessages['label'] = {
  maxMs: 'Maximum Session Duration',
  idleMs: 'Idle Session Duration',
  warnMs: 'Warn before',
};

function sessions(count: number, locale: string): string {
  return `${numberText(count, locale)} ${pluralText(count, locale, { one: 'session', other: 'sessions' })}`;
}

/** English texts of `SessionSettingsForm`. */
export const settings: SettingsMessages = {
  label,
  help: ({ field, limitMs }, locale) =>
    ({
      maxMs: `How long people can stay signed in, regardless of activity. At most ${durationText(limitMs, locale)}.`,
      idleMs: 'How long people can be inactive before they are signed out.',
      warnMs: 'How early the warning appears. WCAG asks for 20 seconds at least.',
    })[field],
  warnLabel: 'Time before sign-out',
  noWarning: 'No warning',
  presets: 'Start from',
  presetBlocked: ({ limitMs }, locale) => `Your limit is ${durationText(limitMs, locale)}.`,
  sentence: ({ idleMs, maxMs, warnMs }, locale) =>
    `People are signed out *after ${durationText(idleMs, locale)}* without activity, and *${durationText(maxMs, locale)}* after sign-in whatever they do. They are ${
      warnMs ? `warned *${durationText(warnMs, locale)}*` : '*not warned*'
    } before.`,
  noSentence: 'Correct the durations to see what they do.',
  problem: {
    not_a_duration: ({ field }) => `${label[field]} must be a duration.`,
    too_short: ({ field, nearestMs }, locale) =>
      `${label[field]} must be at least ${durationText(nearestMs ?? 0, locale)}.`,
    too_long: ({ field, nearestMs }, locale) =>
      `${label[field]} must be at most ${durationText(nearestMs ?? 0, locale)}.`,
    idle_above_max: ({ nearestMs }, locale) =>
      `${label.idleMs} must not be longer than the maximum of ${durationText(nearestMs ?? 0, locale)}.`,
    warn_not_below_idle: () => `${label.warnMs} must be shorter than ${label.idleMs}.`,
  },
  problems: 'These durations cannot be saved',
  fewExtensions: ({ times }, locale) =>
    `People can stay signed in ${numberText(times, locale)} ${pluralText(times, locale, { one: 'time', other: 'times' })} before the maximum. WCAG 2.2.1 expects ten, unless the limit is exempt.`,
  shortWarning: 'WCAG 2.2.1 asks for a warning of 20 seconds at least.',
  preview: ({ ends, of, self }, locale) =>
    `Saving now ends *${numberText(ends, locale)} of ${numberText(of, locale)}* open sessions.${
      ends ? ` Yours is ${self ? '*among them*' : 'not among them'}.` : ''
    }`,
  previewUnknown: 'How many sessions a save ends is not known. Saving works.',
  previewing: 'Counting the sessions that a save ends…',
  save: 'Save changes',
  saving: 'Saving…',
  discard: 'Discard',
  confirmSave: ({ ends }, locale) => `Save and end ${sessions(ends, locale)}`,
  confirmQuestion: ({ ends, self }, locale) =>
    `Saving signs out *${sessions(ends, locale)}* at once${self ? ', *this one too*' : ''}.`,
  goBack: 'Go back',
  revision: ({ version, date }) => `Revision ${version}${date && ` · saved ${date}`}`,
  saved: ({ version }) => `Saved. Revision ${version} is in effect in open tabs.`,
  unchanged: 'Nothing has changed.',
  updated: ({ version }) => `Someone saved revision ${version}: it is shown here now.`,
  failed: 'Nothing was saved: the server could not be reached. Try again.',
  forbidden: 'You can see these durations, but not change them.',
  loading: 'Loading the durations…',
  conflict: ({ version }) => `Someone saved revision ${version} while you were editing`,
  yours: 'Yours',
  theirs: 'Theirs',
  keepMine: 'Keep mine',
  takeTheirs: 'Take theirs',
};
