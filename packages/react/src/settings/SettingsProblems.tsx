'use client';

import type { ReactElement } from 'react';
import { useSettings } from './context.ts';
import { Notice } from './Notice.tsx';

/** All problems that prevent a save, each with a button that focuses its field. It receives focus at each attempt. */
export function SettingsProblems(): ReactElement | null {
  const { attempts, errors, texts, locale, id } = useSettings();
  if (!attempts || errors.length === 0) return null;
  return (
    <Notice key={attempts} kind="problems" title={texts.problems({ count: errors.length }, locale)}>
      <ul>
        {errors.map(({ field, text }) => (
          <li key={field}>
            <button type="button" onClick={() => focusField(id + field)}>
              {text}
            </button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** The router of your app would handle a link to a fragment. */
function focusField(id: string): void {
  document.getElementById(id)?.querySelector('select')?.focus();
}
