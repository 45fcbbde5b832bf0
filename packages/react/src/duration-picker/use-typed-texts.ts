'use client';

import { durationText } from '@curfew/dom';
import { typed as english } from '../messages/en/typed.ts';
import { useTexts } from '../messages/use-texts.ts';

const EXAMPLE_MS = 5_400_000;

interface TypedTexts {
  readonly label: string;
  readonly hint: string;
  /** Why `text` is refused. */
  readonly unread: (text: string) => string;
}

/** The texts of a typed duration, with an example in the locale's words. */
export function useTypedTexts(): TypedTexts {
  const [{ label, hint, unread }, locale] = useTexts('typed', english);
  const example = durationText(EXAMPLE_MS, locale, 'short');
  return { label, hint: hint({ example }, locale), unread: (text) => unread({ text, example }, locale) };
}
