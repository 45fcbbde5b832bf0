'use client';

import type { ReactElement } from 'react';
import { useTypedNumber } from './use-typed-number.ts';

export interface SelectProps {
  readonly id: string;
  readonly className: string;
  readonly label: string;
  readonly value: number | undefined;
  readonly options: readonly number[];
  readonly word: (option: number) => string;
  readonly errorId: string | undefined;
  readonly hintId?: string | undefined;
  readonly required?: boolean | undefined;
  /** With a unit, an option can be typed as a number. */
  readonly unit?: string;
  readonly onValue: (value: number) => void;
}

export function Select(props: SelectProps): ReactElement {
  const { id, className, label, value, options, word, errorId, hintId, required, unit, onValue } = props;
  const onKeyDown = useTypedNumber(options, onValue);
  return (
    <div className={className} data-unit={unit}>
      <label htmlFor={id}>{label}</label>
      <select
        // A browser resets a form to what is selected by default, after React has rendered the initial value.
        ref={(element) => {
          for (const option of element?.options ?? []) option.defaultSelected = Number(option.value) === value;
        }}
        id={id}
        value={value ?? ''}
        required={required}
        aria-invalid={!!errorId}
        aria-describedby={errorId ?? hintId}
        onChange={(event) => onValue(Number(event.target.value))}
        onKeyDown={unit ? onKeyDown : undefined}
      >
        {value === undefined && <option value="" />}
        {options.map((option) => (
          <option key={option} value={option}>
            {word(option)}
          </option>
        ))}
      </select>
    </div>
  );
}
