'use client';

import { MAX_DURATION_MS } from '@curfew/core';
import type { DurationUnit } from '@curfew/dom';
import { UNIT_MS, UNITS } from '@curfew/dom/shared';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { picker as english } from '../messages/en/picker.ts';
import { useTexts } from '../messages/use-texts.ts';
import { countOf, countsOf, unitsFor, withCount } from './units.ts';

/** Why the value of a picker changed. */
export interface DurationChange {
  /**
   * `select`: by a drop-down. `typed`: by the text field. `nearest`: by the button that offers an allowed value.
   * `reset`: by a reset of the form.
   */
  readonly reason: 'select' | 'typed' | 'nearest' | 'reset';
  /** The unit of the drop-down, if the reason is `select`. */
  readonly unit?: DurationUnit | undefined;
}

/** Options of {@link useDurationPicker}. All durations in ms. */
export interface DurationPickerOptions {
  /** The duration, or `null` if none is chosen yet. Without it, the picker keeps the value itself. */
  readonly value?: number | null | undefined;
  /**
   * The initial duration, if the picker keeps the value itself.
   *
   * @default null
   */
  readonly defaultValue?: number | null | undefined;
  /** Called with each choice, even one that is out of range: the picker reports a problem and never clamps. */
  readonly onValueChange?: ((ms: number | null, change: DurationChange) => void) | undefined;
  /**
   * The shortest duration.
   *
   * @default 0
   */
  readonly min?: number | undefined;
  /**
   * The longest duration. The first drop-down ends there.
   *
   * @default 604_800_000 (seven days)
   */
  readonly max?: number | undefined;
  /**
   * Offered durations are multiples of this. A value between two steps is kept.
   *
   * @default 60_000 (one minute)
   */
  readonly step?: number | undefined;
  /**
   * The drop-downs. Seconds are added if a value has some.
   *
   * @default ['days', 'hours', 'minutes']
   */
  readonly units?: readonly DurationUnit[] | undefined;
}

/** One drop-down of a picker. */
export interface DurationUnitField {
  readonly unit: DurationUnit;
  readonly label: string;
  /** The chosen count; `undefined` if nothing is chosen yet. */
  readonly value: number | undefined;
  readonly options: readonly number[];
  readonly onValue: (count: number) => void;
}

/** The state of a picker, without its elements. */
export interface DurationPickerState {
  readonly value: number | null;
  readonly fields: readonly DurationUnitField[];
  /** What is wrong with the value, in words; empty if it is valid. */
  readonly problem: string;
  readonly tooShort: boolean;
  /** The nearest allowed duration, if there is a problem. */
  readonly nearest: number;
  readonly change: (ms: number | null, change: DurationChange) => void;
  /** For a hidden input in the form: through it, the picker follows a reset of the form. */
  readonly ref: RefObject<HTMLInputElement | null>;
  /** How often the form was reset. Include it in the `key` of the drop-downs: the browser resets them without React. */
  readonly resets: number;
}

const DEFAULT_UNITS = UNITS.slice(0, -1);

/**
 * Returns the state of a `DurationPicker`, for markup of your own.
 *
 * @example
 * const { fields, problem } = useDurationPicker({ defaultValue: 900_000, min: 60_000 });
 */
export function useDurationPicker(options: DurationPickerOptions): DurationPickerState {
  const { min = 0, max = MAX_DURATION_MS, step = UNIT_MS.minutes, units: asked = DEFAULT_UNITS } = options;
  const [texts, locale] = useTexts('picker', english);
  const [first] = useState(options.value ?? options.defaultValue ?? null);
  const [own, setOwn] = useState(first);
  const [resets, setResets] = useState(0);
  const ref = useRef<HTMLInputElement>(null);
  const value = options.value === undefined ? own : options.value;

  const change: DurationPickerState['change'] = (ms, why) => {
    setOwn(ms);
    options.onValueChange?.(ms, why);
  };

  useEffect(() => {
    const form = ref.current?.form;
    const onReset = () => {
      change(first, { reason: 'reset' });
      setResets(resets + 1);
    };
    form?.addEventListener('reset', onReset);
    return () => form?.removeEventListener('reset', onReset);
  });

  // A drop-down of seconds that disappears at 0 would lose focus.
  const needed = unitsFor(value ?? 0, asked);
  const [units, setUnits] = useState(needed);
  if (needed.length > units.length) setUnits(needed);

  const tooLong = (value ?? min) > max;
  const tooShort = (value ?? min) < min;
  const nearest = tooLong ? max : min;

  return {
    value,
    fields: units.map((unit) => {
      const count = value === null ? undefined : countOf(value, unit, units);
      return {
        unit,
        label: texts.unit[unit],
        value: count,
        options: countsOf(unit, count, { units, max, step }),
        onValue: (next) => change(withCount(value ?? 0, unit, next, units), { reason: 'select', unit }),
      };
    }),
    problem: tooLong || tooShort ? texts[tooLong ? 'tooLong' : 'tooShort']({ ms: nearest }, locale) : '',
    tooShort,
    nearest,
    change,
    ref,
    resets,
  };
}
