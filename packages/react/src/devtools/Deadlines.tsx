'use client';

import { digitsText, durationText } from '@curfew/dom';
import type { ReactElement } from 'react';
import { useProvidedSession } from '../context.ts';
import { useTimeLeft } from '../hooks/use-time-left.ts';
import { instantText } from './format.ts';
import { Values } from './Values.tsx';
import { WORDS } from './words.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A component of its own, because it renders as time passes. */
export function Deadlines({ locale }: { readonly locale: string }): ReactElement {
  const { clock, getDeadlines } = useProvidedSession('SessionDevtools');
  const left = useTimeLeft();
  const deadlines = getDeadlines();
  if (!left || !deadlines) return <p>{WORDS.none}</p>;
  const text = (ms: number, at: number) => {
    const duration =
      ms < HOUR ? digitsText(ms, locale) : durationText(Math.ceil(ms / MINUTE) * MINUTE, locale, 'short');
    return `${WORDS.in} ${duration}, ${WORDS.at} ${instantText(at - clock.guard(), locale)}`;
  };
  return (
    <Values
      of={[
        [WORDS.idle, text(left.idleMs, deadlines.idleAt)],
        [WORDS.maximum, text(left.maxMs, deadlines.maxAt)],
      ]}
    />
  );
}
