'use client';

import { type ReactElement, useEffect, useRef } from 'react';
import { settings as english } from '../messages/en/settings.ts';
import { useTexts } from '../messages/useTexts.ts';
import type { FieldError } from './problems.ts';

interface ErrorSummaryProps {
  readonly errors: readonly FieldError[];
  readonly formId: string;
}

/** All that keeps a save from happening, at the top, with a way to each field. It takes focus as it comes up. */
export function ErrorSummary({ errors, formId }: ErrorSummaryProps): ReactElement {
  const [{ problems }] = useTexts('settings', english);
  const summary = useRef<HTMLElement>(null);
  useEffect(() => summary.current?.focus(), []);
  return (
    <section ref={summary} className="curfew-notice curfew-problems" tabIndex={-1} aria-label={problems}>
      <strong>{problems}</strong>
      <ul>
        {errors.map(({ field, text }) => (
          <li key={field}>
            <button type="button" onClick={() => focusField(formId + field)}>
              {text}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** By hand: a link to a fragment would go through the host's router. */
function focusField(id: string): void {
  document.querySelector<HTMLElement>(`[id^="${CSS.escape(id)}-"]:is(select)`)?.focus();
}
