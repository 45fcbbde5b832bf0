'use client';

import { MAX_DURATION_MS } from '@curfew/core';
import { type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { picker as english } from '../messages/en/picker.ts';
import { durationText } from '../messages/intl.ts';
import { type DurationUnit, UNIT_MS, UNITS } from '../messages/units.ts';
import { useTexts } from '../messages/useTexts.ts';
import { FieldGroup } from './FieldGroup.tsx';
import { Select } from './Select.tsx';
import { countOf, countsOf, unitsFor, withCount } from './units.ts';

/** Props of {@link DurationPicker}. All durations in ms. */
export interface DurationPickerProps {
  /** The name of the group. */
  readonly label: ReactNode;
  readonly description?: ReactNode;
  /** The duration, or `null` where none is chosen yet. */
  readonly value: number | null;
  /** Called with each choice, also with one that is out of range: the picker never clamps, it says so. */
  readonly onValueChange?: ((ms: number, details: { readonly unit: DurationUnit | null }) => void) | undefined;
  /** The shortest duration. 0 by default. */
  readonly min?: number | undefined;
  /** The longest. Seven days by default. The first drop-down ends there. */
  readonly max?: number | undefined;
  /** What offered durations are multiples of. One minute by default. A value between two steps is kept. */
  readonly step?: number | undefined;
  /** The drop-downs, the longest unit first. Days, hours and minutes by default; seconds come up where a value has some. */
  readonly units?: readonly DurationUnit[] | undefined;
  /** The name under which a plain form submits the duration, in ms. */
  readonly name?: string | undefined;
  /** The id of the group, and the start of each drop-down's: `${id}-hours`. */
  readonly id?: string | undefined;
  /** Why the value is refused, in the host's words. It replaces what the picker says itself. */
  readonly error?: ReactNode;
  /** An allowed duration to offer beside `error`, for one press. */
  readonly nearest?: number | null | undefined;
  /** Called when focus leaves the group. */
  readonly onLeave?: (() => void) | undefined;
  readonly required?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** Shows the duration as text. */
  readonly readOnly?: boolean | undefined;
  readonly className?: string | undefined;
}

const DEFAULT_UNITS = UNITS.slice(0, -1);

/**
 * A duration by drop-downs of days, hours and minutes. Works in a plain form: name, required, min and max.
 *
 * @example
 * <DurationPicker label="Idle Session Duration" value={idleMs} onValueChange={setIdleMs} min={60_000} />
 */
export function DurationPicker(props: DurationPickerProps): ReactElement {
  const { label, description, value, onValueChange, min = 0, max = MAX_DURATION_MS, step = UNIT_MS.minutes } = props;
  const { units: asked = DEFAULT_UNITS, name, onLeave, required, disabled, readOnly, className } = props;
  const [messages, locale] = useTexts('picker', english);
  const [left, setLeft] = useState(false);
  const first = useRef<HTMLSelectElement>(null);
  const generated = useId();
  const id = props.id ?? generated;

  // Once shown, the seconds stay: a drop-down that goes as it reaches 0 would take focus with it.
  const needed = unitsFor(value ?? 0, asked);
  const [units, setUnits] = useState(needed);
  if (needed.length > units.length) setUnits(needed);

  const tooLong = (value ?? min) > max;
  const tooShort = (value ?? min) < min;
  const allowed = tooLong ? max : min;
  const problem = (tooLong || tooShort) && messages[tooLong ? 'tooLong' : 'tooShort']({ ms: allowed }, locale);
  // Too little is not wrong before the person is done: 0 hours come before 30 minutes.
  const error = props.error ?? ((tooLong || left) && problem);

  useEffect(() => first.current?.setCustomValidity(problem || ''), [problem]);

  return (
    <FieldGroup
      {...{ id, label, description, error, disabled, readOnly, className }}
      nearest={props.error ? props.nearest : allowed}
      onNearest={(ms) => onValueChange?.(ms, { unit: null })}
      onLeave={() => {
        setLeft(true);
        onLeave?.();
      }}
    >
      {name && <input type="hidden" name={name} value={value ?? ''} />}
      {readOnly ? (
        <output>{value === null ? messages.none : durationText(value, locale)}</output>
      ) : (
        units.map((unit, i) => {
          const count = value === null ? undefined : countOf(value, unit, units);
          return (
            <Select
              key={unit}
              ref={i ? undefined : first}
              id={`${id}-${unit}`}
              unit={unit}
              label={messages.unit[unit]}
              className="curfew-unit"
              value={count}
              options={countsOf(unit, count, { units, max, step })}
              errorId={error ? `${id}-error` : undefined}
              required={required}
              onValue={(next) => onValueChange?.(withCount(value ?? 0, unit, next, units), { unit })}
            />
          );
        })
      )}
    </FieldGroup>
  );
}
