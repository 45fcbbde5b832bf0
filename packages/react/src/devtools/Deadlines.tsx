'use client';

import { digitsText, durationText } from '@curfew/dom';
import type { ReactElement } from 'react';
import { useTimeLeft } from '../hooks/use-time-left.ts';
import { Values } from './Values.tsx';
import { WORDS } from './words.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The time until each end. A component of its own, because it renders as time passes. */
export function Deadlines({ locale }: { readonly locale: string }): ReactElement {
  const left = useTimeLeft();
  if (!left) return <p>{WORDS.none}</p>;
  const text = (ms: number) =>
    ms < HOUR ? digitsText(ms, locale) : durationText(Math.ceil(ms / MINUTE) * MINUTE, locale, 'short');
  return (
    <Values
      of={[
        ['idleAt', text(left.idleMs)],
        ['maxAt', text(left.maxMs)],
        ['endsAt', text(left.endsMs)],
      ]}
    />
  );
}
