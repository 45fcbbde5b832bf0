'use client';

import type { ReactElement } from 'react';
import { standards as english } from '../../messages/en/standards.ts';
import { useTexts } from '../../messages/use-texts.ts';
import { useSettings } from '../context.ts';
import { DEFAULT_STANDARDS } from './default-standards.ts';
import { StandardItem } from './StandardItem.tsx';
import { checkStandard } from './standard.ts';

interface SettingsStandardsProps {
  /** @default true */
  readonly defaultOpen?: boolean | undefined;
}

/** Each standard, with whether the durations in the form meet it, and a button that applies it. */
export function SettingsStandards({ defaultOpen = true }: SettingsStandardsProps): ReactElement | null {
  const { standards = DEFAULT_STANDARDS, draft } = useSettings();
  const [texts, locale] = useTexts('standards', english);
  if (standards.length === 0) return null;
  const checked = standards.map((standard) => ({ standard, check: checkStandard(standard, draft) }));
  const met = checked.filter(({ check }) => !check.unmet).length;
  return (
    <details className="curfew-card curfew-more curfew-standards" open={defaultOpen}>
      <summary>
        <strong>{texts.title}</strong> <span>{texts.summary({ met, of: standards.length }, locale)}</span>
      </summary>
      <div>
        <p>{texts.note}</p>
        <ul aria-label={texts.title}>
          {checked.map((one) => (
            <StandardItem key={`${one.standard.name} ${one.standard.clause} ${one.standard.scope}`} {...one} />
          ))}
        </ul>
      </div>
    </details>
  );
}
