'use client';

import type { ReactElement, ReactNode } from 'react';
import { picker as english } from '../messages/en/picker.ts';
import { useTexts } from '../messages/use-texts.ts';
import { classNames } from '../parts/class-names.ts';

interface FieldGroupProps {
  readonly id: string;
  readonly label: ReactNode;
  readonly description?: ReactNode;
  readonly error?: ReactNode;
  /** An allowed duration in ms. */
  readonly nearest?: number | null | undefined;
  readonly onNearest: (ms: number) => void;
  /** Below the controls, unless there is an error. Its id is `${id}-hint`. */
  readonly hint?: string | undefined;
  /** Not called when focus moves inside the group. */
  readonly onLeave?: (() => void) | undefined;
  readonly disabled?: boolean | undefined;
  readonly readOnly?: boolean | undefined;
  readonly className?: string | undefined;
  /** While there is an error, their `aria-describedby` must be `${id}-error`. */
  readonly children: ReactNode;
}

export function FieldGroup(props: FieldGroupProps): ReactElement {
  const { id, label, description, error, nearest, onNearest, hint, onLeave } = props;
  const { disabled, readOnly, className, children } = props;
  const [{ use }, locale] = useTexts('picker', english);
  return (
    <fieldset
      id={id}
      className={classNames('curfew-duration', className)}
      disabled={disabled}
      aria-describedby={description ? `${id}-description` : undefined}
      data-invalid={error ? '' : undefined}
      data-readonly={readOnly ? '' : undefined}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onLeave?.();
      }}
    >
      <legend>{label}</legend>
      {description && <p id={`${id}-description`}>{description}</p>}
      <div className="curfew-controls">{children}</div>
      {/* Always in the page: a live region announces what is put into it, also after the user has left the field. */}
      <div className="curfew-error" aria-live="polite" aria-atomic="true">
        {error && (
          <>
            <span id={`${id}-error`}>{error}</span>{' '}
            {nearest != null && (
              <button
                type="button"
                className="curfew-fix"
                onClick={({ currentTarget }) => {
                  // The button disappears with the error.
                  currentTarget.closest('fieldset')?.querySelector('select')?.focus();
                  onNearest(nearest);
                }}
              >
                {use({ ms: nearest }, locale)}
              </button>
            )}
          </>
        )}
      </div>
      {hint && (
        <div id={`${id}-hint`} className="curfew-hint">
          {hint}
        </div>
      )}
    </fieldset>
  );
}
