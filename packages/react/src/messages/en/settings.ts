import { durationText, numberText, pluralText } from '@curfew/dom';
import type { SettingsMessages } from '../types.ts';

const label: SettingsMessages['label'] = {
  maxMs: 'Maximum Session Duration',
  idleMs: 'Idle Session Duration',
  warnMs: 'Warn before',
};

const leastWarning = 'WCAG 2.2.1 asks for 20 seconds at least.';

function bound(word: string): SettingsMessages['problem']['too_short'] {
  return ({ field, nearestMs }, locale) => `${label[field]} must be ${word} ${durationText(nearestMs ?? 0, locale)}.`;
}

function sessions(count: number, locale: string): string {
  return `${numberText(count, locale)} ${pluralText(count, locale, { one: 'session', other: 'sessions' })}`;
}

/** English texts of `SessionSettingsForm`. */
export const settings: SettingsMessages = {
  label,
  help: ({ field, limitMs }, locale) =>
    ({
      maxMs: `How long people stay signed in, whatever they do. At most ${durationText(limitMs, locale)}.`,
      idleMs: 'How long people stay signed in without activity.',
      warnMs: `How early people are warned. ${leastWarning}`,
    })[field],
  warnLabel: 'Time before sign-out',
  noWarning: 'No warning',
  sentence: ({ idleMs, maxMs, warnMs }, locale) =>
    `People are signed out *after ${durationText(idleMs, locale)}* without activity, and *${durationText(maxMs, locale)}* after sign-in whatever they do. They are ${
      warnMs ? `warned *${durationText(warnMs, locale)}*` : '*not warned*'
    } before.`,
  noSentence: 'Correct the durations to see what they do.',
  problem: {
    not_a_duration: ({ field }) => `${label[field]} must be a duration.`,
    too_short: bound('at least'),
    too_long: bound('at most'),
    idle_above_max: bound('at most the maximum of'),
    warn_not_below_idle: () => `${label.warnMs} must be shorter than ${label.idleMs}.`,
  },
  problems: 'These durations cannot be saved',
  fewExtensions: ({ times }, locale) =>
    `People can extend ${numberText(times, locale)} ${pluralText(times, locale, { one: 'time', other: 'times' })}. WCAG 2.2.1 expects ten, unless exempt.`,
  shortWarning: leastWarning,
  preview: ({ ends, of, self }, locale) =>
    `Saving ends *${numberText(ends, locale)} of ${sessions(of, locale)}* at once${self ? ', *this one too*' : ''}.`,
  previewUnknown: 'How many sessions a save ends is not known.',
  previewing: 'Counting sessions…',
  save: 'Save changes',
  saving: 'Saving…',
  discard: 'Discard',
  confirmSave: ({ ends }, locale) => `Save and end ${sessions(ends, locale)}`,
  goBack: 'Go back',
  revision: ({ version, date }) => `Revision ${version}${date && ` · saved ${date}`}`,
  saved: ({ version }) => `Saved. Revision ${version} is in effect in open tabs.`,
  unchanged: 'Nothing has changed.',
  updated: ({ version }) => `Someone saved revision ${version}. It is shown now.`,
  failed: ({ seconds }, locale) =>
    `Nothing was saved. The server ${seconds ? `is busy. Try again in ${durationText(seconds * 1_000, locale)}` : 'could not be reached. Try again'}.`,
  forbidden: 'You can see these durations, but not change them.',
  loading: 'Loading…',
  notLoaded: 'These durations could not be loaded.',
  tryAgain: 'Try again',
  conflict: ({ version }) => `Someone saved revision ${version} while you were editing`,
  yours: 'Yours',
  theirs: 'Theirs',
  keepMine: 'Keep mine',
  takeTheirs: 'Take theirs',
};
