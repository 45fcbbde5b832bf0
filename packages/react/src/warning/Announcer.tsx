'use client';

import { instantAt } from '@curfew/dom/shared';
import { type ReactElement, useState } from 'react';
import { useEndsMs } from '../hooks/useEndsMs.ts';
import { usePageTitle } from '../modal/usePageTitle.ts';
import { useWarning } from './context.ts';

/** From here on an announcement interrupts, in ms before the end. */
const URGENT_MS = 30_000;

/**
 * Tells the time left at a few instants only: to screen readers, and in the page's title to people in other tabs. The
 * live regions lie inside the dialog: outside of a modal, a region is inert and unheard.
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
