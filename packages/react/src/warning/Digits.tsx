'use client';

import type { ReactElement } from 'react';
import { useTimeLeft } from '../hooks/useTimeLeft.ts';
import { digitsText } from '../messages/intl.ts';
import { useWarning } from './context.ts';

/** The time left in digits. A timer is silent to screen readers: what they hear is announced. */
export function Digits(): ReactElement {
  const { locale } = useWarning();
  return (
    <span className="curfew-digits" role="timer">
      {digitsText(useTimeLeft()?.endsMs ?? 0, locale)}
    </span>
  );
}
