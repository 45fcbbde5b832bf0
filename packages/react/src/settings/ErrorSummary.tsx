'use client';

import type { ReactElement } from 'react';
import { Notice } from './Notice.tsx';
import type { FieldError } from './problems.ts';
import { useSettingsTexts } from './useSettingsTexts.ts';

interface ErrorSummaryProps {
  readonly errors: readonly FieldError[];
  readonly formId: string;
}

/** All that keeps a save from happening, with a way to each field. */
export function ErrorSummary({ errors, formId }: ErrorSummaryProps): ReactElement {
  const [{ problems }] = useSettingsTexts();
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
  document.getElementById(id)?.querySelector('select')?.focus();
}
