'use client';

import { durationText, numberText } from '@curfew/dom';
import { type ReactElement, type ReactNode, useEffect, useId, useState } from 'react';
import { picker as english } from '../messages/en/picker.ts';
import { useTexts } from '../messages/use-texts.ts';
import { FieldGroup } from './FieldGroup.tsx';
import { Select } from './Select.tsx';
import { TypedDuration } from './TypedDuration.tsx';
import { type DurationPickerOptions, useDurationPicker } from './use-duration-picker.ts';
import { useTypedTexts } from './use-typed-texts.ts';

/** Props of {@link DurationPicker}. All durations in ms. */
export interface DurationPickerProps extends DurationPickerOptions {
  /** The name of the group. */
  readonly label: ReactNode;
  readonly description?: ReactNode;
  /** The name under which a plain form submits the duration, in ms. */
  readonly name?: string | undefined;
  /** The id of the group, and the prefix of the drop-downs' ids: `${id}-hours`. */
  readonly id?: string | undefined;
  /** Why your app refuses the value. It replaces the picker's own problem. */
  readonly error?: ReactNode;
  /** An allowed duration, which a button beside `error` applies. */
  readonly nearest?: number | null | undefined;
  /** Called when focus leaves the group. */
  readonly onLeave?: (() => void) | undefined;
  /** Adds a text field, in which a user can type `1h 30m`, `90` (minutes) or `PT1H30M`. */
  readonly typed?: boolean | undefined;
  /** Called with what is typed and cannot be read, and with an empty text when that is over. */
  readonly onUnread?: ((text: string) => void) | undefined;
  readonly required?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** Shows the duration as text. */
  readonly readOnly?: boolean | undefined;
  readonly className?: string | undefined;
}

/**
 * A duration in drop-downs of days, hours and minutes. In a plain form it supports name, required, min, max and reset.
 *
 * @example
 * <DurationPicker label="Idle Session Duration" value={idleMs} onValueChange={setIdleMs} min={60_000} typed />
 * @example
 * <form action="/settings" method="post">
 *   <DurationPicker label="Idle Session Duration" name="idleMs" defaultValue={900_000} required />
 * </form>
 */
export function DurationPicker(props: DurationPickerProps): ReactElement {
  const { name, onLeave, onUnread, required, readOnly } = props;
  const typed = props.typed && !readOnly;
  const [{ none }, locale] = useTexts('picker', english);
  const typedTexts = useTypedTexts();
  const { value, fields, problem, tooShort, nearest, change, ref, resets } = useDurationPicker(props);
  const [left, leave] = useState(false);
  const [unread, setUnread] = useState('');
  const generated = useId();
  const id = props.id ?? generated;
  // Too short is no error until the user leaves the group: 0 hours are chosen before 30 minutes.
  const ownError = props.error ?? ((left || !tooShort) && problem);
  const typedError = unread && typedTexts.unread(unread);
  const error = typedError || ownError;

  useEffect(() => ref.current?.parentElement?.querySelector('select')?.setCustomValidity(problem));

  return (
    <FieldGroup
      {...props}
      id={id}
      error={error}
      nearest={typedError ? null : props.error ? props.nearest : nearest}
      onNearest={(ms) => change(ms, { reason: 'nearest' })}
      hint={typed ? typedTexts.hint : undefined}
      onLeave={() => {
        leave(true);
        onLeave?.();
      }}
    >
      <input ref={ref} type="hidden" name={name} value={value ?? ''} />
      {readOnly ? (
        <output>{value === null ? none : durationText(value, locale)}</output>
      ) : (
        fields.map((field) => (
          <Select
            key={field.unit + resets}
            {...field}
            id={`${id}-${field.unit}`}
            className="curfew-unit"
            word={(count) => numberText(count, locale)}
            errorId={ownError ? `${id}-error` : undefined}
            required={required}
          />
        ))
      )}
      {typed && (
        <TypedDuration
          id={`${id}-typed`}
          label={typedTexts.label}
          locale={locale}
          describedBy={error ? `${id}-error` : `${id}-hint`}
          error={typedError}
          onRead={(ms) => change(ms, { reason: 'typed' })}
          onUnread={(text) => {
            setUnread(text);
            onUnread?.(text);
          }}
        />
      )}
    </FieldGroup>
  );
}
