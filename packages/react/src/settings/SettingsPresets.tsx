'use client';

import type { ReactElement } from 'react';
import type { PresetId } from '../messages/types.ts';
import { useSettings } from './context.ts';
import { sameDurations } from './state.ts';

/** Chips that fill the fields, and beneath them what the standard says whose durations are chosen. */
export function SettingsPresets(): ReactElement | null {
  const { presets, draft, limits, readOnly, texts, locale, dispatch } = useSettings();
  if (readOnly || presets.length === 0) return null;
  const chosen = presets.find(({ durations }) => sameDurations({ ...draft, ...durations }, draft));
  return (
    <fieldset className="curfew-presets">
      <legend>{texts.presets}</legend>
      {presets.map((preset) => {
        const blocked = Object.values(preset.durations).some((ms) => ms > limits.maxMs || ms < limits.minMs);
        return (
          <button
            key={preset.name}
            type="button"
            aria-pressed={preset === chosen}
            aria-disabled={blocked}
            onClick={blocked ? undefined : () => dispatch({ type: 'edit', durations: preset.durations })}
          >
            {preset.name} {blocked && <small>{texts.presetBlocked({ limitMs: limits.maxMs }, locale)}</small>}
          </button>
        );
      })}
      {chosen && <p>{texts.presetNote[chosen.note as PresetId] ?? chosen.note}</p>}
    </fieldset>
  );
}
