'use client';

import { useEffect } from 'react';
import { useProvidedSession } from '../context.ts';
import { warning as english } from '../messages/en/warning.ts';
import { useFormat, useMessages } from '../messages/useMessages.ts';
import { pageTitle } from '../modal/pageTitle.ts';
import { atInstants } from './instants.ts';
import { roundUp } from './roundUp.ts';

/** Puts the time left before the page's title: at the beginning, and at the instants that are announced. */
export function usePageTitle(enabled: boolean, endsAt: number): void {
  const { clock } = useProvidedSession();
  const text = useMessages('warning', english).pageTitle;
  const format = useFormat();
  useEffect(() => {
    if (!enabled) return;
    const title = pageTitle();
    const set = (leftMs: number) => title.set(text({ leftMs }, format));
    set(roundUp(endsAt - clock.now()));
    const stop = atInstants(clock, endsAt, set);
    return () => {
      stop();
      title.restore();
    };
  }, [enabled, clock, endsAt, text, format]);
}
