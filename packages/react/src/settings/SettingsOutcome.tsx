'use client';

import type { ReactElement, ReactNode } from 'react';
import { useSettings } from './context.ts';
import { policySave } from './policy-save.ts';

/** It receives focus after a confirmation. */
export function SettingsOutcome(): ReactElement {
  const { base, outcome, errors, user, texts, locale } = useSettings();
  const said = (): ReactNode => {
    switch (outcome.type) {
      case 'saved':
        return outcome.apply === 'next-sign-in' ? texts.savedForLater : texts.saved;
      case 'updated':
        return texts.updated(policySave(base, user), locale);
      case 'restored':
        // A new element is announced, even with the same text.
        return <span key={outcome.version}>{outcome.text}</span>;
      case 'failed':
        return texts.failed({ seconds: Math.ceil((outcome.retryAfterMs ?? 0) / 1_000) }, locale);
      case 'conflict':
        // A submit moves focus to the comparison, which may be out of sight.
        return (
          outcome.received && <button type="submit">{texts.conflict(policySave(outcome.theirs, user), locale)}</button>
        );
      case 'refused':
        // Only the server has a text for a problem that is no field of this form.
        return outcome.errors.find(({ field }) => !(field in base))?.detail || (errors.length === 0 && texts.refused);
      case 'none':
      case 'confirming':
        return false;
      default:
        return texts[outcome.type];
    }
  };
  return (
    <p className="curfew-outcome" role="status" tabIndex={-1} data-state={outcome.type}>
      {said()}
    </p>
  );
}
