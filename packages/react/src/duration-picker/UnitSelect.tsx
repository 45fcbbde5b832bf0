'use client';

import { type ForwardRefExoticComponent, forwardRef, type RefAttributes } from 'react';
import type { DurationUnit } from '../messages/units.ts';
import { type Choices, countsOf } from './units.ts';

interface UnitSelectProps {
  readonly id: string;
  readonly unit: DurationUnit;
  readonly label: string;
  /** `undefined` where nothing is chosen yet. */
  readonly count: number | undefined;
  readonly choices: Choices;
  readonly errorId: string | undefined;
  readonly required: boolean | undefined;
  readonly onCount: (count: number) => void;
}

/** One drop-down of a duration. */
export const UnitSelect: ForwardRefExoticComponent<UnitSelectProps & RefAttributes<HTMLSelectElement>> = forwardRef<
  HTMLSelectElement,
  UnitSelectProps
>(function UnitSelect({ id, unit, label, count, choices, errorId, required, onCount }, ref) {
  return (
    <div className="curfew-unit" data-unit={unit}>
      <label htmlFor={id}>{label}</label>
      <select
        ref={ref}
        id={id}
        value={count ?? ''}
        required={required}
        aria-invalid={errorId ? true : undefined}
        aria-describedby={errorId}
        onChange={(event) => onCount(Number(event.target.value))}
      >
        {count === undefined && <option value="" />}
        {countsOf(unit, count, choices).map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    </div>
  );
});
