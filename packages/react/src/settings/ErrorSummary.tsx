'use client';

import type { ReactElement } from 'react';
import { settings as english } from '../messages/en/settings.ts';
import { useTexts } from '../messages/useTexts.ts';
import { Notice } from './Notice.tsx';
import type { FieldError } from './problems.ts';

interface ErrorSummaryProps {
  readonly errors: readonly FieldError[];
  readonly formId: string;
}

/** All that keeps a save from happening, with a way to each field. */
export function ErrorSummary({ errors, formId }: ErrorSummaryProps): ReactElement {
  const [{ problems }] = useTexts('settings', english);
  return (
    <Notice kind="problems" title={problems}>
      <ul>
        {errors.map(({ field, text }) => (
          <li key={field}>
            <button type="button" onClick={() => focusField(formId + field)}>
              {text}
            </button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** By hand: a link to a fragment would go through the host's router. */
function focusField(id: string): void {
  document.querySelector<HTMLElement>(`select[id^="${CSS.escape(id)}-"]`)?.focus();
}
