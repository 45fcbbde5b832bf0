'use client';

import { equalDurations } from '@curfew/core/state';
import { type ReactElement, useState } from 'react';
import type { PresetId } from '../messages/types.ts';
import { useSettings } from './context.ts';
import type { SettingsPreset } from './presets.ts';

/**
 * Buttons that fill the fields, above the note of the chosen preset. A preset without durations only shows its note.
 */
export function SettingsPresets(): ReactElement | null {
  const { presets, draft, limits, readOnly, texts, locale, dispatch } = useSettings();
  const [told, tell] = useState<SettingsPreset>();
  if (readOnly || presets.length === 0) return null;
  const fits = ({ durations }: SettingsPreset) => durations && equalDurations({ ...draft, ...durations }, draft);
  const chosen = told ?? presets.find(fits);
  return (
    <fieldset className="curfew-presets">
      <legend>{texts.presets}</legend>
      {presets.map((preset) => {
        const { name, durations } = preset;
        const blocked = Object.values(durations ?? {}).some((ms) => ms > limits.maxMs || ms < limits.minMs);
        const choose = () => {
          tell(durations ? undefined : preset);
          if (durations) dispatch({ type: 'edit', durations });
        };
        return (
          <button
            key={name}
            type="button"
            aria-pressed={preset === chosen}
            aria-disabled={blocked}
            onClick={blocked ? undefined : choose}
          >
            {name} {blocked && <small>{texts.presetBlocked({ limitMs: limits.maxMs }, locale)}</small>}
          </button>
        );
      })}
      {chosen && <p>{texts.presetNote[chosen.note as PresetId] ?? chosen.note}</p>}
    </fieldset>
  );
}
