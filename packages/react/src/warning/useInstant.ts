'use client';

import type { Clock } from '@curfew/core';
import { useEffect, useState } from 'react';

/** How long before the end people are told, in ms. More often would drown out everything else. */
const INSTANTS = [300_000, 120_000, 60_000, 30_000, 10_000];

/** Nothing is said in the first 10 s: the dialog itself has just been read out. */
const QUIET_MS = 10_000;

/** The newest instant before the end that is worth telling, in ms before it; 0 until there is one. */
export function useInstant(endsAt: number, clock: Clock): number {
  const [told, tell] = useState({ endsAt, leftMs: 0 });

  useEffect(() => {
    const disarms = INSTANTS.map((leftMs, i) => {
      const delay = endsAt - leftMs - clock.now();
      if (delay < QUIET_MS) return null;
      return clock.setTimer(() => {
        // One that has slept past the next leaves the telling to that.
        if (endsAt - clock.now() > (INSTANTS[i + 1] ?? 0)) tell({ endsAt, leftMs });
      }, delay);
    });
    return () => {
      for (const disarm of disarms) disarm?.();
    };
  }, [endsAt, clock]);

  return told.endsAt === endsAt ? told.leftMs : 0;
}
