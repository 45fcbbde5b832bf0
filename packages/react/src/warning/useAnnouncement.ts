'use client';

import type { Clock } from '@curfew/core';
import { useEffect, useRef, useState } from 'react';
import type { WarningAbout, WarningMessages } from '../messages/types.ts';
import { pageTitle } from '../modal/pageTitle.ts';
import { atInstants } from './instants.ts';
import { roundUp } from './roundUp.ts';

/** What screen readers are told now. */
export interface Announcement {
  readonly text: string;
  /** Whether it interrupts. */
  readonly urgent: boolean;
}

/** What announcements are made from. */
export interface AnnouncementOptions {
  readonly about: WarningAbout;
  /** By the session clock, in ms. */
  readonly endsAt: number;
  readonly clock: Clock;
  readonly texts: WarningMessages;
  readonly locale: string;
  /** Whether to tell it in the page's title too. */
  readonly title: boolean;
}

/** From here on an announcement interrupts, in ms before the end. */
const URGENT_MS = 30_000;

/** Tells the time left at a few instants only: to screen readers, and in the page's title to people in other tabs. */
export function useAnnouncement(options: AnnouncementOptions): Announcement {
  const { about, endsAt, clock, texts, locale, title } = options;
  const [announcement, announce] = useState<Announcement>({ text: '', urgent: false });
  const known = useRef(about);

  useEffect(() => {
    const page = pageTitle();
    const entitle = (leftMs: number) => title && page.set(texts.pageTitle({ leftMs }, locale));
    if (known.current !== about) announce({ text: texts.title[about], urgent: false });
    known.current = about;
    entitle(roundUp(endsAt - clock.now()));
    const stop = atInstants(clock, endsAt, (leftMs) => {
      entitle(leftMs);
      announce({ text: texts.left({ about, leftMs }, locale), urgent: leftMs <= URGENT_MS });
    });
    return () => {
      stop();
      page.restore();
    };
  }, [about, endsAt, clock, texts, locale, title]);

  return announcement;
}
