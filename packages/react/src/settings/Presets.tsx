'use client';

import type { PolicyDurations, PolicyLimits } from '@curfew/core';
import type { ReactElement } from 'react';
import type { SettingsPreset } from './presets.ts';
import { sameDurations } from './state.ts';
import { useSettingsTexts } from './useSettingsTexts.ts';

interface PresetsProps {
  readonly presets: readonly SettingsPreset[];
  readonly draft: PolicyDurations;
  readonly limits: PolicyLimits;
  readonly onPick: (durations: Partial<PolicyDurations>) => void;
}

/** Chips that fill the fields, and beneath them what the standard says whose durations are chosen. */
export function Presets({ presets, draft, limits, onPick }: PresetsProps): ReactElement {
  const [messages, locale] = useSettingsTexts();
  const chosen = presets.find(({ durations }) => sameDurations({ ...draft, ...durations }, draft));
  return (
    <fieldset className="curfew-presets">
      <legend>{messages.presets}</legend>
      {presets.map((preset) => {
        const blocked = Object.values(preset.durations).some((ms) => ms > limits.maxMs || ms < limits.minMs);
        return (
          <button
            key={preset.name}
            type="button"
            aria-pressed={preset === chosen}
            aria-disabled={blocked}
            onClick={blocked ? undefined : () => onPick(preset.durations)}
          >
            {preset.name} {blocked && <small>{messages.presetBlocked({ limitMs: limits.maxMs }, locale)}</small>}
          </button>
        );
      })}
      {chosen && <p>{chosen.note}</p>}
    </fieldset>
  );
}
