'use client';

import type { ReactElement } from 'react';
import { FieldGroup } from '../duration-picker/FieldGroup.tsx';
import { Select } from '../duration-picker/Select.tsx';
import { useSettings } from './context.ts';
import { fieldText } from './field-text.ts';

/** In ms. WCAG 2.2.1 requires at least 20 s. */
const OFFERED = [20_000, 30_000, 60_000, 120_000, 300_000, 600_000];

interface WarnSelectProps {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly value: number;
  readonly onValueChange: (ms: number) => void;
  readonly error: string | undefined;
  readonly nearest: number | null | undefined;
  readonly readOnly: boolean;
}

/** The saved time is always offered. */
export function WarnSelect({ value, onValueChange, ...group }: WarnSelectProps): ReactElement {
  const { id, error, readOnly } = group;
  const { base, draft, texts, locale } = useSettings();
  const word = (ms: number) => fieldText('warnMs', ms, texts, locale);
  return (
    <FieldGroup {...group} onNearest={onValueChange} hint={readOnly ? undefined : texts.warnHint}>
      {readOnly ? (
        <output>{word(value)}</output>
      ) : (
        <Select
          id={`${id}-select`}
          className="curfew-unit curfew-wide"
          label={texts.warnLabel}
          value={value}
          options={[...new Set([...OFFERED.filter((ms) => ms < draft.idleMs), base.warnMs, value])].sort(
            (a, b) => a - b,
          )}
          word={word}
          errorId={error && `${id}-error`}
          hintId={`${id}-hint`}
          onValue={onValueChange}
        />
      )}
    </FieldGroup>
  );
}
