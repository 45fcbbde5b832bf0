'use client';

import { dateText } from '@curfew/dom';
import type { ReactElement } from 'react';
import { useSettings } from './context.ts';
import { SettingsConfirm } from './SettingsConfirm.tsx';
import { SettingsNote } from './SettingsNote.tsx';
import { SettingsOutcome } from './SettingsOutcome.tsx';

/** Saves and discards, and shows the outcome. It includes the confirmation. */
export function SettingsActions(): ReactElement {
  const { base, outcome, dirty, valid, readOnly, confirms, texts, locale, id, dispatch } = useSettings();
  const isIdle = !dirty && valid;
  // Not beside an outcome: screen readers announce also a description that changes.
  const isDescribed = isIdle && outcome.type === 'none';
  return (
    <div className="curfew-footer">
      {!readOnly && (
        <div className="curfew-buttons">
          {/* A `disabled` button loses focus, and says nothing when it is pressed. */}
          <button
            type="submit"
            className={`curfew-button${isIdle ? '' : ' curfew-primary'}`}
            aria-disabled={outcome.type === 'saving'}
            aria-describedby={isDescribed ? `${id}idle` : undefined}
            onKeyDown={(event) => {
              if (event.repeat && event.key === 'Enter') event.preventDefault();
            }}
          >
            {texts.save}
          </button>
          {dirty && (
            <button type="button" className="curfew-button curfew-quiet" onClick={() => dispatch({ type: 'discard' })}>
              {texts.discard}
            </button>
          )}
        </div>
      )}
      <div className="curfew-result">
        <SettingsOutcome />
        {isDescribed && (
          <span id={`${id}idle`} hidden>
            {texts.unchanged}
          </span>
        )}
        {/* The server may render in another time zone than the browser. */}
        <span className="curfew-revision" suppressHydrationWarning>
          {texts.revision({ ...base, date: dateText(base.updatedAt ?? '', locale) }, locale)}
        </span>
      </div>
      {dirty && confirms && (
        <details className="curfew-more">
          <summary>{texts.addNote}</summary>
          {/* The confirmation has it. Only hidden here, because it may receive focus again. */}
          <div hidden={outcome.type === 'confirming'}>
            <SettingsNote />
          </div>
        </details>
      )}
      <SettingsConfirm />
    </div>
  );
}
