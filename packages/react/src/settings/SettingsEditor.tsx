'use client';

import { type PolicyLimits, validatePolicy } from '@curfew/core';
import { equalDurations } from '@curfew/core/state';
import { type FormEvent, type ReactElement, useEffect, useId, useReducer, useRef } from 'react';
import { SettingsContext } from './context.ts';
import { visibleErrors } from './problems.ts';
import type { SessionSettingsFormProps } from './props.ts';
import { type Outcome, openSettings, settingsReducer } from './state.ts';
import type { SavedPolicy, SaveResult } from './types.ts';
import { usePreview } from './use-preview.ts';
import { useSettingsTexts } from './use-settings-texts.ts';
import { useUnsaved } from './use-unsaved.ts';

interface EditorProps extends SessionSettingsFormProps {
  readonly policy: SavedPolicy;
  readonly limits: PolicyLimits;
}

export function SettingsEditor(props: EditorProps): ReactElement {
  const { policy, limits, onSubmit, onPreview, onDirtyChange, className, children } = props;
  const { standards, onSessions, onHistory } = props;
  const [state, dispatch] = useReducer(settingsReducer, policy, openSettings);
  const { base, draft, outcome } = state;
  const [texts, locale] = useSettingsTexts();
  const form = useRef<HTMLFormElement>(null);
  const id = useId();

  const readOnly = props.readOnly || outcome.type === 'forbidden';
  const dirty = !readOnly && !equalDurations(base, draft);
  const problems = validatePolicy(draft, limits);
  const valid = problems.length === 0;
  const errors = readOnly ? [] : visibleErrors(state, problems, texts, locale);
  const [preview, askNow] = usePreview(dirty && valid ? draft : null, onPreview);
  useUnsaved(dirty, outcome.type, onDirtyChange);

  useEffect(() => dispatch({ type: 'policy', policy }), [policy]);
  const current = useRef(draft);
  useEffect(() => {
    current.current = draft;
  });

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (outcome.type === 'saving') return;
    const say = (what: Outcome | SaveResult) => dispatch({ type: 'say', outcome: what, draft });
    if (!valid) return say({ type: 'refused', errors: [] });
    if (!dirty) return say({ type: 'unchanged' });
    const confirmed = outcome.type === 'confirming';
    say({ type: 'saving' });
    if (!confirmed) {
      const known = await askNow();
      // The user has edited meanwhile, and has not confirmed this draft.
      if (current.current !== draft) return;
      if (known.type === 'known' && known.ends > 0) return say({ type: 'confirming' });
    }
    const details = { version: base.version, reason: confirmed ? 'confirm' : 'submit' } as const;
    try {
      say(await onSubmit(draft, details));
    } catch {
      say({ type: 'failed' });
    }
  }

  // The pressed button disappears with the conflict, so focus moves to the save button.
  const answered = outcome.type === 'conflict';
  useEffect(() => {
    if (!answered) return;
    const element = form.current;
    return () => element?.querySelector<HTMLElement>('[type=submit]')?.focus();
  }, [answered]);

  return (
    <SettingsContext.Provider
      value={{
        ...{ ...state, readOnly, dirty, valid, errors, preview, limits, texts, locale, id, dispatch },
        ...{ standards, onSessions, onHistory },
      }}
    >
      <form
        ref={form}
        className={className}
        noValidate
        onSubmit={submit}
        aria-busy={outcome.type === 'saving'}
        data-state={outcome.type}
        data-dirty={dirty ? '' : undefined}
        data-readonly={readOnly ? '' : undefined}
      >
        {children}
      </form>
    </SettingsContext.Provider>
  );
}
