'use client';

import { digitsText } from '@curfew/dom';
import type { ReactElement } from 'react';
import { useTimeLeft } from '../hooks/useTimeLeft.ts';
import { Values } from './Values.tsx';
import { WORDS } from './words.ts';

/** The time left until each end. The only part of the panel that renders as time passes. */
export function Deadlines({ locale }: { readonly locale: string }): ReactElement {
  const left = useTimeLeft();
  if (!left) return <p>{WORDS.none}</p>;
  const text = (ms: number) => digitsText(ms, locale);
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
