'use client';

import { MAX_DURATION_MS } from '@curfew/core';
import type { DurationUnit } from '@curfew/dom';
import { UNIT_MS, UNITS } from '@curfew/dom/shared';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { picker as english } from '../messages/en/picker.ts';
import { useTexts } from '../messages/useTexts.ts';
import { countOf, countsOf, unitsFor, withCount } from './units.ts';

/** Why the value of a picker changed, and by which drop-down. */
export interface DurationChange {
  /** `select`: by a drop-down. `nearest`: by the button that offers an allowed value. `reset`: with the form. */
  readonly reason: 'select' | 'nearest' | 'reset';
  /** Set where the reason is `select`. */
  readonly unit?: DurationUnit | undefined;
}

/** Options of {@link useDurationPicker}. All durations in ms. */
export interface DurationPickerOptions {
  /** The duration, or `null` where none is chosen yet. Leave it out, and the picker keeps the value itself. */
  readonly value?: number | null | undefined;
  /** The duration at first, where the picker keeps the value itself. `null` by default. */
  readonly defaultValue?: number | null | undefined;
  /** Called with each choice, also with one that is out of range: the picker never clamps, it says so. */
  readonly onValueChange?: ((ms: number | null, change: DurationChange) => void) | undefined;
  /** The shortest duration. 0 by default. */
  readonly min?: number | undefined;
  /** The longest. Seven days by default. The first drop-down ends there. */
  readonly max?: number | undefined;
  /** What offered durations are multiples of. One minute by default. A value between two steps is kept. */
  readonly step?: number | undefined;
  /** The drop-downs, the longest unit first. Days, hours and minutes by default; seconds come up where a value has some. */
  readonly units?: readonly DurationUnit[] | undefined;
}

/** One drop-down of a picker. */
export interface DurationUnitField {
  readonly unit: DurationUnit;
  readonly label: string;
  /** The chosen count; `undefined` where nothing is chosen yet. */
  readonly value: number | undefined;
  readonly options: readonly number[];
  readonly onValue: (count: number) => void;
}

/** A picker without its elements. */
export interface DurationPickerState {
  readonly value: number | null;
  readonly fields: readonly DurationUnitField[];
  /** What is wrong with the value, in words; empty where nothing is. */
  readonly problem: string;
  readonly tooShort: boolean;
  /** The nearest allowed duration, where there is a problem. */
  readonly nearest: number;
  readonly change: (ms: number | null, change: DurationChange) => void;
  /** For a hidden input that carries the value: by it the picker follows the form's reset. */
  readonly ref: RefObject<HTMLInputElement | null>;
  /** How often the form was reset: a `key` for the drop-downs, which the browser has reset behind React's back. */
  readonly resets: number;
}

const DEFAULT_UNITS = UNITS.slice(0, -1);

/**
 * All that `DurationPicker` knows, for markup of your own.
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

  // Once shown, the seconds stay: a drop-down that goes as it reaches 0 would take focus with it.
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
