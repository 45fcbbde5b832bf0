'use client';

import { instantAt } from '@curfew/dom/shared';
import { type ReactElement, useState } from 'react';
import { useEndsMs } from '../hooks/useEndsMs.ts';
import { usePageTitle } from '../modal/usePageTitle.ts';
import { useWarning } from './context.ts';

/** From this time on announcements are assertive, in ms before the end. */
const URGENT_MS = 30_000;

/**
 * Announces the time left at a few instants: to screen readers, and in the page's title to users in other tabs. The
 * live regions are inside the dialog, because regions outside of a modal are inert and not announced.
 */
export function Announcer(): ReactElement {
  const { limit, leftMs, texts, locale, title } = useWarning();
  const [openedLimit] = useState(limit);
  const told = instantAt(useEndsMs(), leftMs);
  usePageTitle(title && texts.pageTitle({ leftMs: told || leftMs }, locale));

  const urgent = !!told && told <= URGENT_MS;
  const text = told ? texts.left({ limit, leftMs: told }, locale) : limit !== openedLimit && texts.title[limit];
  return (
    <>
      <div className="curfew-hidden" aria-live="polite">
        {!urgent && text}
      </div>
      <div className="curfew-hidden" aria-live="assertive">
        {urgent && text}
      </div>
    </>
  );
}
