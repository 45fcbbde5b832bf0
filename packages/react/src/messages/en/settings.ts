import { dateText, durationText, numberText, pluralText } from '@curfew/dom';
import type { PolicySave, SettingsMessages } from '../types.ts';
import { sessionsText } from './sessions-text.ts';

const label: SettingsMessages['label'] = {
  maxMs: 'Maximum Session Duration',
  idleMs: 'Idle Session Duration',
  warnMs: 'Sign-out Warning',
};

function bound(word: string): SettingsMessages['problem']['too_short'] {
  return ({ field, nearestMs }, locale) => `${label[field]} must be ${word} ${durationText(nearestMs ?? 0, locale)}.`;
}

function who({ by, self }: PolicySave): string {
  if (!by) return 'Someone';
  return self ? `${by} (you)` : by;
}

function when(at: string | null, locale: string): string {
  const date = dateText(at ?? '', locale);
  return date && ` (${date})`;
}

export const settings: SettingsMessages = {
  label,
  help: ({ field, limitMs }, locale) =>
    ({
      maxMs: `How long someone can stay signed in, regardless of activity. Up\u00a0to\u00a0${durationText(limitMs, locale)}.`,
      idleMs: 'How long someone can remain inactive before being signed out.',
      warnMs: 'How long before sign-out the warning appears.',
    })[field],
  warnLabel: 'Time before sign-out',
  warnHint: 'WCAG 2.2.1 requires at least 20 seconds.',
  noWarning: 'No warning',
  sentence: ({ idleMs, maxMs, warnMs }, locale) =>
    `People are signed out after *${durationText(idleMs, locale)}* of inactivity or *${durationText(maxMs, locale)}* after signing in, whichever comes first. ${
      warnMs
        ? `They are warned *${durationText(warnMs, locale)}* before they are signed out.`
        : 'They get *no warning*.'
    }`,
  noSentence: 'Fix the marked durations to see their effect.',
  problem: {
    not_a_duration: ({ field }) => `${label[field]} must be a length of time, such as 15 minutes.`,
    too_short: bound('at least'),
    too_long: bound('at most'),
    idle_above_max: ({ nearestMs }, locale) =>
      `${label.idleMs} can’t be longer than ${label.maxMs} (${durationText(nearestMs ?? 0, locale)}).`,
    warn_not_below_idle: () => `${label.warnMs} must be shorter than ${label.idleMs}.`,
  },
  problems: ({ count }, locale) =>
    `Fix ${numberText(count, locale)} ${pluralText(count, locale, { one: 'problem', other: 'problems' })} to save`,
  fewExtensions: ({ times }, locale) =>
    `${
      times
        ? `People can extend their session only ${pluralText(times, locale, { one: 'once', other: `${numberText(times, locale)} times` })}`
        : 'People can’t extend their session at all'
    }. WCAG 2.2.1 expects at least 10 extensions, unless the limit is essential.`,
  fixedMaximum:
    'The maximum can’t be extended. WCAG 2.2.1 allows this only for a limit that is essential or longer than 20 hours.',
  shortWarning: 'WCAG 2.2.1 requires at least 20 seconds’ warning, unless the limit is essential.',
  preview: ({ ends, of, self }, locale) =>
    ends
      ? `Saving ends *${numberText(ends, locale)} of ${sessionsText(of, locale)}* immediately${self ? `${ends === 1 ? ': *yours' : ', *including yours'}*` : ''}.`
      : 'No one will be signed out.',
  previewUnknown: 'We couldn’t check who this would sign out. You can still save.',
  previewing: 'Checking who is affected…',
  save: 'Save changes',
  saving: 'Saving…',
  discard: 'Discard changes',
  confirmSave: ({ ends }, locale) => `Save and end ${sessionsText(ends, locale)}`,
  goBack: 'Keep editing',
  revision: ({ version, date }) => `Revision ${version}${date && ` · saved ${date}`}`,
  saved: 'Saved. The new limits apply in every open tab.',
  unchanged: 'No changes to save.',
  updated: (saved, locale) => `${who(saved)} saved new limits${when(saved.at, locale)}. This form now shows them.`,
  failed: ({ seconds }, locale) =>
    `${
      seconds
        ? `Not saved: the server is busy. Try again in ${durationText(seconds * 1_000, locale)}.`
        : 'Not saved. Check your connection and try again.'
    } Your changes are still here.`,
  forbidden: 'Not saved: you have view-only access.',
  loading: 'Loading…',
  notLoaded: 'We couldn’t load the session limits.',
  tryAgain: 'Try again',
  conflict: (saved, locale) => `${who(saved)} saved changes while you were editing${when(saved.at, locale)}`,
  yours: 'Your changes',
  theirs: 'Currently saved',
  keepMine: 'Keep my changes',
  takeTheirs: 'Use the saved limits',
};
