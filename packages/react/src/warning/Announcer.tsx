'use client';

import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useProvidedSession } from '../context.ts';
import { warning as english } from '../messages/en/warning.ts';
import { useFormat, useMessages } from '../messages/useMessages.ts';
import { useWarning } from './context.ts';
import { atInstants } from './instants.ts';

/** From here on an announcement interrupts, in ms before the end. */
const ASSERTIVE_MS = 30_000;

const SILENT = { polite: '', assertive: '' };

/**
 * Tells screen readers what time is left, at a few instants only. It lies inside the dialog: outside of a modal, a live
 * region is inert and unheard.
 */
export function Announcer(): ReactElement {
  const { about, endsAt } = useWarning();
  const { clock } = useProvidedSession();
  const messages = useMessages('warning', english);
  const format = useFormat();
  const [said, say] = useState(SILENT);
  const known = useRef(about);

  useEffect(() => {
    if (known.current !== about) say({ ...SILENT, polite: messages.title[about] });
    known.current = about;
    return atInstants(clock, endsAt, (leftMs) => {
      const text = messages.left({ about, leftMs }, format);
      say({ ...SILENT, [leftMs <= ASSERTIVE_MS ? 'assertive' : 'polite']: text });
    });
  }, [about, endsAt, clock, messages, format]);

  return (
    <>
      <div className="curfew-hidden" aria-live="polite" aria-atomic="true">
        {said.polite}
      </div>
      <div className="curfew-hidden" aria-live="assertive" aria-atomic="true">
        {said.assertive}
      </div>
    </>
  );
}
