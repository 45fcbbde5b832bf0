import { numberText, pluralText } from '@curfew/dom';
import type { SaveMessages } from '../types.ts';
import { sessionsText } from './sessions-text.ts';

export const save: SaveMessages = {
  form: 'Session limits',
  title: ({ ends, isLater }, locale) => {
    if (ends === null) return 'Save without checking?';
    const open = sessionsText(ends, locale);
    return isLater ? `Keep ${open} for now?` : `End ${open}?`;
  },
  text: ({ ends, of, self }, locale) =>
    `*${numberText(ends, locale)} of ${numberText(of, locale)}* open ${pluralText(of, locale, { one: 'session', other: 'sessions' })} ${
      ends === 1 ? 'is' : 'are'
    } past the new limits${self ? ', *including yours*' : ''}.`,
  unknown: 'We couldn’t check who this would sign out.',
  when: 'When should the new limits apply to open sessions?',
  apply: { now: 'End them now', 'next-sign-in': 'At their next sign-in' },
  applyHelp: {
    now: 'Sessions past the new limits end immediately.',
    'next-sign-in': 'Open sessions keep their current limits until the next sign-in.',
  },
  saveUnchecked: 'Save without checking',
  saveForLater: 'Save for the next sign-in',
  addNote: 'Add a note',
  note: 'Note (optional)',
  noteHelp: 'Shown in the history. Up to 200 characters.',
  savedForLater: 'Saved. The new limits apply from the next sign-in.',
  discarded: 'Changes discarded.',
  kept: 'Your changes are still here, but not saved yet.',
  refused: 'Not saved: the server doesn’t accept these limits.',
};
