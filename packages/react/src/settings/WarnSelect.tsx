'use client';

import type { ReactElement } from 'react';
import { FieldGroup } from '../duration-picker/FieldGroup.tsx';
import { Select } from '../duration-picker/Select.tsx';
import { durationText } from '../messages/intl.ts';
import { useSettingsTexts } from './useSettingsTexts.ts';

/** 20 s is the least that WCAG 2.2.1 asks for. In ms. */
const OFFERED = [20_000, 30_000, 60_000, 120_000, 300_000, 600_000];

interface WarnSelectProps {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly value: number;
  /** The warning must be shorter, in ms. */
  readonly idleMs: number;
  readonly onValueChange: (ms: number) => void;
  readonly onLeave: () => void;
  readonly error: string | undefined;
  readonly nearest: number | null;
  readonly readOnly: boolean;
}

/** How early people are warned. The stored time stays on offer, whatever else is. */
export function WarnSelect({ value, idleMs, onValueChange, ...group }: WarnSelectProps): ReactElement {
  const { id, error, readOnly } = group;
  const [messages, locale] = useSettingsTexts();
  const word = (ms: number) => (ms ? durationText(ms, locale) : messages.noWarning);
  return (
    <FieldGroup {...group} onNearest={onValueChange}>
      {readOnly ? (
        <output>{word(value)}</output>
      ) : (
        <Select
          id={`${id}-select`}
          className="curfew-unit curfew-wide"
          label={messages.warnLabel}
          value={value}
          options={[...new Set([...OFFERED.filter((ms) => ms < idleMs), value])].sort((a, b) => a - b)}
          word={word}
          errorId={error && `${id}-error`}
          onValue={onValueChange}
        />
      )}
    </FieldGroup>
  );
}
