'use client';

import type { ReactElement } from 'react';
import { useTypedNumber } from './use-typed-number.ts';

/** Props of {@link Select}. */
export interface SelectProps {
  readonly id: string;
  readonly className: string;
  readonly label: string;
  /** `undefined` if nothing is chosen yet. */
  readonly value: number | undefined;
  readonly options: readonly number[];
  /**
   * Returns the text of an option.
   *
   * @default String
   */
  readonly word?: (option: number) => string;
  /** The id of the field's error, if there is one. */
  readonly errorId: string | undefined;
  readonly required?: boolean | undefined;
  readonly unit?: string;
  readonly onValue: (value: number) => void;
}

/** A labelled drop-down of numbers. */
export function Select(props: SelectProps): ReactElement {
  const { id, className, label, value, options, word = String, errorId, required, unit, onValue } = props;
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
        aria-describedby={errorId}
        onChange={(event) => onValue(Number(event.target.value))}
        onKeyDown={props.word ? undefined : onKeyDown}
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
