import { numberText } from '@curfew/dom';
import { UNIT_MS, UNITS } from '@curfew/dom/shared';

/** In few characters: `15m`. */
export function axisText(ms: number, locale: string): string {
  const unit = UNITS.find((one) => ms >= UNIT_MS[one]);
  if (!unit) return numberText(0, locale);
  const options = { style: 'unit', unit: unit.slice(0, -1), unitDisplay: 'narrow', maximumFractionDigits: 1 } as const;
  return numberText(ms / UNIT_MS[unit], locale, options);
}
