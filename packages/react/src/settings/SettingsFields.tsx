'use client';

import type { PolicyDurations, PolicyLimits } from '@curfew/core';
import type { ReactElement } from 'react';
import { DurationPicker } from '../duration-picker/DurationPicker.tsx';
import { FIELDS, type FieldError } from './problems.ts';
import type { SettingsField } from './types.ts';
import { useSettingsTexts } from './useSettingsTexts.ts';
import { WarnSelect } from './WarnSelect.tsx';

interface FieldsProps {
  readonly formId: string;
  readonly draft: PolicyDurations;
  readonly limits: PolicyLimits;
  readonly errors: readonly FieldError[];
  readonly readOnly: boolean;
  readonly onEdit: (durations: Partial<PolicyDurations>) => void;
  readonly onLeave: (field: SettingsField) => void;
}

/** The three fields. */
export function SettingsFields(props: FieldsProps): ReactElement {
  const { formId, draft, limits, errors, readOnly, onEdit, onLeave } = props;
  const [messages, locale] = useSettingsTexts();
  return (
    <>
      {FIELDS.map((field) => {
        const error = errors.find((found) => found.field === field);
        const shared = {
          id: `${formId}${field}`,
          label: messages.label[field],
          description: messages.help({ field, limitMs: limits.maxMs }, locale),
          value: draft[field],
          onValueChange: (ms: number) => onEdit({ [field]: ms }),
          error: error?.text,
          nearest: error?.nearestMs ?? null,
          readOnly,
          onLeave: () => onLeave(field),
        };
        return field === 'warnMs' ? (
          <WarnSelect key={field} {...shared} idleMs={draft.idleMs} />
        ) : (
          <DurationPicker key={field} {...shared} min={limits.minMs} max={limits.maxMs} />
        );
      })}
    </>
  );
}
