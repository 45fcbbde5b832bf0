'use client';

import { announcement } from '@curfew/dom/shared';
import type { ReactElement } from 'react';
import { useEndsMs } from '../hooks/use-ends-ms.ts';
import { usePageTitle } from '../modal/use-page-title.ts';
import { useWarning } from './context.ts';

/** The live regions are inside the dialog: regions outside of a modal are inert and not announced. */
export function Announcer(): ReactElement {
  const warning = useWarning();
  const { polite, assertive, pageTitle } = announcement(warning, useEndsMs(), warning.texts, warning.locale);
  usePageTitle(warning.title && pageTitle);
  return (
    <>
      <div className="curfew-hidden" aria-live="polite">
        {polite}
      </div>
      <div className="curfew-hidden" aria-live="assertive">
        {assertive}
      </div>
    </>
  );
}
