'use client';

import { type PolicyDurations, type PolicyLimits, validatePolicy } from '@curfew/core';
import { equalDurations } from '@curfew/core/state';
import { focus } from '@curfew/dom/shared';
import { type FormEvent, type ReactElement, useEffect, useId, useReducer, useRef } from 'react';
import { useTypedTexts } from '../duration-picker/use-typed-texts.ts';
import { SettingsContext } from './context.ts';
import { visibleErrors } from './problems.ts';
import type { SessionSettingsFormProps } from './props.ts';
import { type Outcome, openSettings, settingsReducer } from './state.ts';
import type { PolicyApply, SavedPolicy } from './types.ts';
import { useFocus } from './use-focus.ts';
import { usePreview } from './use-preview.ts';
import { useSettingsTexts } from './use-settings-texts.ts';
import { useUnsaved } from './use-unsaved.ts';

interface EditorProps extends SessionSettingsFormProps {
  readonly policy: SavedPolicy;
  readonly limits: PolicyLimits;
  /** The user has pressed a button that disappears. */
  readonly takesFocus: boolean;
}

export function SettingsEditor(props: EditorProps): ReactElement {
  const { policy, limits, onSubmit, onPreview, onDirtyChange, className, children, takesFocus } = props;
  const { standards, user, onSessions, onHistory } = props;
  const [state, dispatch] = useReducer(settingsReducer, policy, openSettings);
  const { base, draft, unread, note, outcome } = state;
  const [texts, locale] = useSettingsTexts();
  const { unread: unreadText } = useTypedTexts();
  const form = useRef<HTMLFormElement>(null);
  const id = useId();

  const readOnly = props.readOnly || outcome.type === 'forbidden';
  const isRead = !Object.values(unread).some(Boolean);
  const dirty = !readOnly && !(isRead && equalDurations(base, draft));
  const problems = validatePolicy(draft, limits);
  const valid = isRead && problems.length === 0;
  const errors = readOnly ? [] : visibleErrors(state, problems, texts, locale, unreadText);
  const confirms = Boolean(onPreview && !readOnly);
  const isBeingSaved = outcome.type === 'confirming' || outcome.type === 'saving';
  const [preview, askNow] = usePreview(dirty && valid ? draft : null, onPreview, isBeingSaved);
  const { onFocus, onBlur, focusOutcome } = useFocus(form, outcome, takesFocus);
  useUnsaved(dirty, outcome.type, onDirtyChange);

  useEffect(() => dispatch({ type: 'policy', policy }), [policy]);
  const current = useRef<PolicyDurations | null>(draft);
  useEffect(() => {
    current.current = isRead ? draft : null;
  });

  const say = (what: Outcome) => dispatch({ type: 'say', outcome: what });

  async function save(apply?: PolicyApply): Promise<void> {
    const noted = note.trim();
    say({ type: 'saving' });
    try {
      const result = await onSubmit(draft, {
        version: base.version,
        reason: apply ? 'confirm' : 'submit',
        ...(apply && { apply }),
        ...(noted && { note: noted }),
      });
      dispatch({ type: 'say', outcome: result, draft, apply });
    } catch {
      say({ type: 'failed' });
    }
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isBeingSaved) return;
    if (outcome.type === 'conflict') return focus(event.currentTarget.querySelector<HTMLElement>('.curfew-conflict'));
    // A typed duration that cannot be read shows its error.
    const typed = event.currentTarget.querySelector<HTMLElement>('input[aria-invalid=true]');
    if (typed) return focus(typed);
    if (!valid) return say({ type: 'refused', errors: [] });
    if (!dirty) return say({ type: 'unchanged' });
    say({ type: 'saving' });
    const known = await askNow();
    // The user has edited meanwhile, and has not confirmed this draft.
    if (current.current !== draft) return;
    if (known.type === 'unknown' || (known.type === 'known' && known.ends > 0)) return say({ type: 'confirming' });
    await save();
  }

  function confirm(apply: PolicyApply): void {
    focusOutcome();
    void save(apply);
  }

  const shared = { readOnly, dirty, valid, errors, preview, confirms, limits, standards, texts, locale, id };
  return (
    <SettingsContext.Provider value={{ ...state, ...shared, user, onSessions, onHistory, dispatch, confirm }}>
      <form
        ref={form}
        className={className}
        noValidate
        onSubmit={submit}
        onFocus={onFocus}
        onBlur={onBlur}
        tabIndex={takesFocus ? -1 : undefined}
        aria-label={texts.form}
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
