'use client';

import { type PolicyDurations, type PolicyLimits, validatePolicy } from '@curfew/core';
import { type FormEvent, type ReactElement, useEffect, useId, useReducer, useRef } from 'react';
import { Conflict } from './Conflict.tsx';
import { Consequences } from './Consequences.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import { Footer } from './Footer.tsx';
import { Presets } from './Presets.tsx';
import type { SettingsPreset } from './presets.ts';
import { visibleErrors } from './problems.ts';
import type { SessionSettingsFormProps } from './props.ts';
import { SettingsFields } from './SettingsFields.tsx';
import { type Outcome, openSettings, sameDurations, settingsReducer } from './state.ts';
import type { SavedPolicy, SaveResult } from './types.ts';
import { usePreview } from './usePreview.ts';
import { useSettingsTexts } from './useSettingsTexts.ts';
import { useUnsaved } from './useUnsaved.ts';

interface EditorProps extends Omit<SessionSettingsFormProps, 'policy' | 'limits' | 'presets'> {
  readonly policy: SavedPolicy;
  readonly limits: PolicyLimits;
  readonly presets: readonly SettingsPreset[];
}

/** The form once there is a policy to show. */
export function SettingsEditor(props: EditorProps): ReactElement {
  const { policy, limits, presets, onSubmit, onPreview, onDirtyChange, className } = props;
  const [state, dispatch] = useReducer(settingsReducer, policy, openSettings);
  const { base, draft, outcome, attempts } = state;
  const [messages, locale] = useSettingsTexts();
  const form = useRef<HTMLFormElement>(null);
  const id = useId();

  const readOnly = props.readOnly || outcome.type === 'forbidden';
  const dirty = !readOnly && !sameDurations(base, draft);
  const problems = validatePolicy(draft, limits);
  const valid = problems.length === 0;
  const errors = readOnly ? [] : visibleErrors(state, problems, messages, locale);
  const preview = usePreview(dirty && valid ? draft : null, onPreview);
  useUnsaved(dirty, onDirtyChange);

  useEffect(() => dispatch({ type: 'policy', policy }), [policy]);

  const edit = (durations: Partial<PolicyDurations>) => dispatch({ type: 'edit', durations });

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (outcome.type === 'saving') return;
    const say = (what: Outcome | SaveResult) => dispatch({ type: 'say', outcome: what });
    const ends = preview.type === 'known' && preview.ends > 0;
    if (!valid) say({ type: 'refused', errors: [] });
    else if (!dirty) say({ type: 'unchanged' });
    else if (ends && outcome.type !== 'confirming') say({ type: 'confirming' });
    else {
      say({ type: 'saving' });
      say(await onSubmit(draft, { version: base.version }));
    }
  }

  // What the person has just pressed is gone with the panel that it was in.
  function choose(type: 'keep-mine' | 'discard'): void {
    dispatch({ type });
    form.current?.querySelector<HTMLElement>('[type=submit]')?.focus();
  }

  return (
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
      {attempts > 0 && errors.length > 0 && <ErrorSummary key={attempts} errors={errors} formId={id} />}
      {outcome.type === 'conflict' && <Conflict mine={draft} theirs={outcome.theirs} onChoice={choose} />}
      {!readOnly && presets.length > 0 && <Presets presets={presets} draft={draft} limits={limits} onPick={edit} />}
      <div className="curfew-card">
        <SettingsFields
          formId={id}
          draft={draft}
          limits={limits}
          errors={errors}
          readOnly={readOnly}
          onEdit={edit}
          onLeave={(field) => dispatch({ type: 'leave', field })}
        />
        <Consequences draft={draft} valid={valid} preview={preview} />
        <Footer base={base} outcome={outcome} preview={preview} dirty={dirty} readOnly={readOnly} dispatch={dispatch} />
      </div>
    </form>
  );
}
