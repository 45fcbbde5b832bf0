'use client';

import type { PolicyChange, PolicyDurations } from '@curfew/core';
import { equalDurations } from '@curfew/core/state';
import { dateText } from '@curfew/dom';
import { type MouseEvent, type ReactElement, useId } from 'react';
import { history as english } from '../../messages/en/history.ts';
import { Rich } from '../../messages/Rich.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { useSettings } from '../context.ts';
import { fieldText } from '../field-text.ts';
import { focusField } from '../focus-field.ts';
import { FIELDS } from '../problems.ts';
import type { SettingsField } from '../types.ts';

interface HistoryEntryProps {
  readonly change: PolicyChange;
}

export function HistoryEntry({ change }: HistoryEntryProps): ReactElement {
  const { id: formId, base, draft, readOnly, texts: form, dispatch } = useSettings();
  const [texts, locale] = useTexts('history', english);
  const id = useId();
  const { version, at, by, from, to, apply, note } = change;
  const date = dateText(at, locale);
  const changed = FIELDS.filter((field) => from?.[field] !== to[field]);
  const words = (field: SettingsField, durations: PolicyDurations) => fieldText(field, durations[field], form, locale);

  function restore({ currentTarget }: MouseEvent<HTMLElement>): void {
    const text = texts.restored({ date }, locale);
    dispatch({ type: 'edit', durations: to, outcome: { type: 'restored', version, text } });
    // The button disappears. The first field shows what has changed.
    focusField(currentTarget, `${formId}maxMs`);
  }

  return (
    <li>
      <p id={`${id}when`}>
        <strong>
          <bdi>{by ?? texts.system}</bdi>
        </strong>{' '}
        <time dateTime={at}>{date}</time>
        {version === base.version && <small>{texts.current}</small>}
      </p>
      <ul>
        {changed.map((field) => (
          <li key={field}>
            <Rich
              text={
                from
                  ? texts.change({ label: form.label[field], from: words(field, from), to: words(field, to) }, locale)
                  : texts.first({ label: form.label[field], to: words(field, to) }, locale)
              }
            />
          </li>
        ))}
        {apply === 'next-sign-in' && <li>{texts.nextSignIn}</li>}
      </ul>
      {note && <q dir="auto">{note}</q>}
      {!readOnly && !equalDurations(to, draft) && (
        <button
          type="button"
          id={`${id}restore`}
          className="curfew-button curfew-small"
          aria-labelledby={`${id}restore ${id}when`}
          onClick={restore}
        >
          {texts.restore}
        </button>
      )}
    </li>
  );
}
