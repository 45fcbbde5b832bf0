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
  presets: 'Start from',
  presetNote: {
    'nist-aal2':
      'NIST SP 800-63B-4 (July 2025) says for AAL2: maximum SHOULD be at most 24 hours, idle SHOULD be at most 1 hour.',
    'nist-aal3':
      'NIST SP 800-63B-4 (July 2025) says for AAL3: maximum SHALL be at most 12 hours, idle SHOULD be at most 15 minutes.',
    'pci-dss': 'PCI DSS 4.0.1 (June 2024) says in 8.2.8: sign in again after more than 15 minutes idle. No maximum.',
    none: 'HIPAA says in 164.312(a)(2)(iii): automatic logoff. OWASP ASVS 5.0 (May 2025) says in 7.1.1 and 7.3: documented limits. No number.',
  },
  presetBlocked: ({ limitMs }, locale) => `Your limit is ${durationText(limitMs, locale)}.`,
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
  revision: ({ version, date }) => `Revision ${version}${date && ` · saved ${date}`}`,
  saved: ({ version }) => `Saved. Revision ${version} is in effect in open tabs.`,
  unchanged: 'Nothing has changed.',
  failed: ({ seconds }, locale) =>
    `Nothing was saved. The server ${seconds ? `is busy. Try again in ${durationText(seconds * 1_000, locale)}` : 'could not be reached. Try again'}.`,
  forbidden: 'You can see these durations, but not change them.',
  loading: 'Loading…',
  notLoaded: 'These durations could not be loaded.',
  tryAgain: 'Try again',
  yours: 'Yours',
  theirs: 'Theirs',
  keepMine: 'Keep mine',
  takeTheirs: 'Take theirs',
};
