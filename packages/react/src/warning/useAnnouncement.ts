'use client';

import type { Clock } from '@curfew/core';
import { useState } from 'react';
import type { WarningAbout, WarningMessages } from '../messages/types.ts';
import { usePageTitle } from '../modal/usePageTitle.ts';
import { useInstant } from './useInstant.ts';

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
  /** The time left when this end became known, in ms. */
  readonly leftMs: number;
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
  const { about, endsAt, leftMs, clock, texts, locale, title } = options;
  const [openedAbout] = useState(about);
  const told = useInstant(endsAt, clock);
  usePageTitle(title && texts.pageTitle({ leftMs: told || leftMs }, locale));

  if (told) return { text: texts.left({ about, leftMs: told }, locale), urgent: told <= URGENT_MS };
  return { text: about === openedAbout ? '' : texts.title[about], urgent: false };
}
