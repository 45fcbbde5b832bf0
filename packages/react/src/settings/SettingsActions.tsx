'use client';

import { dateText } from '@curfew/dom';
import type { ReactElement } from 'react';
import { Rich } from '../messages/Rich.tsx';
import { useSettings } from './context.ts';
import { policySave } from './policy-save.ts';

/** Saves and discards, and shows the outcome. */
export function SettingsActions(): ReactElement {
  const { base, outcome, preview, dirty, readOnly, texts, locale, dispatch } = useSettings();
  const asked = outcome.type === 'confirming' && preview.type === 'known' ? preview : null;
  const { unchanged, forbidden, saved, updated, failed } = texts;
  const { retryAfterMs = 0 } = outcome as { readonly retryAfterMs?: number };
  const said = {
    unchanged,
    forbidden,
    saved,
    updated: updated(policySave(base), locale),
    failed: failed({ seconds: Math.ceil(retryAfterMs / 1_000) }, locale),
    // For a problem that is no field of this form, the server's text is the only one.
    refused: outcome.type === 'refused' && outcome.errors.find(({ field }) => !(field in base))?.detail,
  };
  return (
    <div className="curfew-footer">
      <p className="curfew-outcome" role="status" data-state={outcome.type}>
        {asked ? <Rich text={texts.preview(asked, locale)} /> : said[outcome.type as keyof typeof said]}
      </p>
      {!readOnly && (
        <>
          <button type="submit" className={`curfew-button ${asked ? 'curfew-danger' : 'curfew-primary'}`}>
            {asked ? texts.confirmSave(asked, locale) : outcome.type === 'saving' ? texts.saving : texts.save}
          </button>
          {(asked || dirty) && (
            <button
              type="button"
              className="curfew-button curfew-quiet"
              onClick={() => dispatch(asked ? { type: 'say', outcome: { type: 'none' } } : { type: 'discard' })}
            >
              {asked ? texts.goBack : texts.discard}
            </button>
          )}
        </>
      )}
      {/* The server may render in another time zone than the browser. */}
      <span className="curfew-revision" suppressHydrationWarning>
        {texts.revision({ ...base, date: dateText(base.updatedAt ?? '', locale) }, locale)}
      </span>
    </div>
  );
}
