'use client';

import type { ReactElement } from 'react';
import { useSettings } from './context.ts';
import { focusField } from './focus-field.ts';
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
            {/* The router of your app would handle the fragment of a link. */}
            <button type="button" onClick={({ currentTarget }) => focusField(currentTarget, id + field)}>
              {text}
            </button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
