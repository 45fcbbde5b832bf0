'use client';

import { type ReactElement, useEffect, useState } from 'react';
import { standards as english } from '../../messages/en/standards.ts';
import { useTexts } from '../../messages/use-texts.ts';
import { useSettings } from '../context.ts';
import { DEFAULT_STANDARDS } from './default-standards.ts';
import { StandardItem } from './StandardItem.tsx';
import { checkStandard, type Standard } from './standard.ts';

interface SettingsStandardsProps {
  /** @default true, unless the window is as narrow as a phone, where the list is longer than the rest of the form */
  readonly defaultOpen?: boolean | undefined;
}

const NARROW = '(width < 30em)';

/** Each standard, with whether the durations in the form meet it, and a button that applies it. */
export function SettingsStandards({ defaultOpen }: SettingsStandardsProps): ReactElement | null {
  const { standards = DEFAULT_STANDARDS, base, draft } = useSettings();
  const [texts, locale] = useTexts('standards', english);
  const [isOpen, open] = useState(defaultOpen ?? true);
  // At first those that are not met. Edits and saves move nothing.
  const [opened] = useState(base);
  // A server does not know how wide the window is.
  useEffect(() => {
    if (defaultOpen === undefined && window.matchMedia?.(NARROW).matches) open(false);
  }, [defaultOpen]);
  if (standards.length === 0) return null;
  const wasMet = ({ standard }: { standard: Standard }) => Number(!checkStandard(standard, opened).unmet);
  const checked = standards
    .map((standard) => ({ standard, check: checkStandard(standard, draft) }))
    .sort((a, b) => wasMet(a) - wasMet(b));
  const met = checked.filter(({ check }) => !check.unmet).length;
  return (
    <details
      className="curfew-card curfew-more curfew-standards"
      open={isOpen}
      onToggle={({ currentTarget }) => open(currentTarget.open)}
    >
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
