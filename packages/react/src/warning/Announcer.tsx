'use client';

import type { ReactElement } from 'react';
import { useWarning } from './context.ts';

/** The live regions. They lie inside the dialog: outside of a modal, a region is inert and unheard. */
export function Announcer(): ReactElement {
  const { text, urgent } = useWarning().announcement;
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
