import { numberText } from '@curfew/dom';
import type { DayMessages } from '../types.ts';

export const day: DayMessages = {
  title: 'A day under this policy',
  takesBreak: 'With a break',
  neverStops: 'Without a break',
  signedIn: ({ time }) => `Sign-in ${time}`,
  warned: ({ time }) => `Warned ${time}`,
  signedOut: ({ time }) => `Signed out ${time}`,
  saved: 'Dashed: saved limits',
  show: 'Show the warning',
  notShown: 'We couldn’t load the preview. Try again.',
  badge: 'Preview: no one is signed out',
  marked: ({ text }) => `Preview: ${text}`,
  choices: 'What the preview shows',
  choice: { idle: 'Idle', max: 'Maximum', ended: 'Signed out' },
  clock: ({ time, speed }, locale) => `${time} · ${numberText(speed, locale)}× speed`,
  close: 'Close',
};
