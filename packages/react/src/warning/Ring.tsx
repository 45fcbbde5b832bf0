'use client';

import type { ReactElement } from 'react';
import { useSession } from '../hooks/useSession.ts';
import { useTimeLeft } from '../hooks/useTimeLeft.ts';

const CIRCLE = { cx: 32, cy: 32, r: 30, pathLength: 1 };

/** A ring that drains. It is drawn by presentation attributes, which a strict Content-Security-Policy allows. */
export function Ring(): ReactElement {
  const leftMs = useTimeLeft()?.endsMs ?? 0;
  const warnMs = useSession((snapshot) => snapshot.policy?.warnMs) ?? 0;
  return (
    <svg viewBox="0 0 64 64" aria-hidden="true">
      <circle {...CIRCLE} />
      <circle {...CIRCLE} strokeDasharray={`${leftMs / Math.max(leftMs, warnMs, 1)} 1`} transform="rotate(-90 32 32)" />
    </svg>
  );
}
