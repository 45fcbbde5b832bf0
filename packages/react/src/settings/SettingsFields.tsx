'use client';

import type { ReactElement } from 'react';
import { DurationPicker } from '../duration-picker/DurationPicker.tsx';
import { useSettings } from './context.ts';
import { FIELDS } from './problems.ts';
import { WarnSelect } from './WarnSelect.tsx';

export function SettingsFields(): ReactElement {
  const { id, draft, discards, limits, errors, readOnly, texts, locale, dispatch } = useSettings();
  return (
    <div className="curfew-fields">
      {FIELDS.map((field) => {
        const error = errors.find((found) => found.field === field);
        const shared = {
          id: id + field,
          label: texts.label[field],
          description: texts.help({ field, limitMs: limits.maxMs }, locale),
          value: draft[field],
          onValueChange: (ms: number | null) => dispatch({ type: 'edit', durations: { [field]: ms } }),
          error: error?.isTyped ? undefined : error?.text,
          nearest: error?.nearestMs,
          readOnly,
        };
        return field === 'warnMs' ? (
          <WarnSelect key={field} {...shared} />
        ) : (
          // A discard also removes what is typed.
          <DurationPicker
            key={field + discards}
            {...shared}
            min={limits.minMs}
            max={limits.maxMs}
            typed
            onUnread={(text) => dispatch({ type: 'unread', field, text })}
          />
        );
      })}
    </div>
  );
}
