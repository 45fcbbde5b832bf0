'use client';

import type { ReactElement } from 'react';
import { useTimeLeft } from '../hooks/useTimeLeft.ts';
import { useFormat } from '../messages/useMessages.ts';

/** The time left in digits. A timer is silent to screen readers: what they hear is announced. */
export function TimeLeftDigits(): ReactElement {
  const left = useTimeLeft();
  return (
    <span className="curfew-digits" role="timer">
      {useFormat().digits(left?.endsMs ?? 0)}
    </span>
  );
}
