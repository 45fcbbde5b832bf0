'use client';

import type { ReactElement } from 'react';
import { SettingsAffected } from './affected/SettingsAffected.tsx';
import { SettingsDay } from './day/SettingsDay.tsx';
import { SettingsHistory } from './history/SettingsHistory.tsx';
import type { SessionSettingsFormProps } from './props.ts';
import { SettingsActions } from './SettingsActions.tsx';
import { SettingsConfirm } from './SettingsConfirm.tsx';
import { SettingsConflict } from './SettingsConflict.tsx';
import { SettingsFields } from './SettingsFields.tsx';
import { SettingsPreview } from './SettingsPreview.tsx';
import { SettingsProblems } from './SettingsProblems.tsx';
import { SettingsRoot } from './SettingsRoot.tsx';
import { SettingsSentence } from './SettingsSentence.tsx';
import { SettingsStandards } from './standards/SettingsStandards.tsx';
import { TryWarning } from './try-warning/TryWarning.tsx';

/** `SessionSettingsForm`, and its parts. */
export interface SessionSettingsFormComponent {
  (props: Omit<SessionSettingsFormProps, 'children'>): ReactElement;
  readonly Root: typeof SettingsRoot;
  readonly Problems: typeof SettingsProblems;
  readonly Conflict: typeof SettingsConflict;
  readonly Fields: typeof SettingsFields;
  readonly Sentence: typeof SettingsSentence;
  readonly Day: typeof SettingsDay;
  readonly TryWarning: typeof TryWarning;
  readonly Affected: typeof SettingsAffected;
  readonly Preview: typeof SettingsPreview;
  readonly Actions: typeof SettingsActions;
  readonly Confirm: typeof SettingsConfirm;
  readonly History: typeof SettingsHistory;
  readonly Standards: typeof SettingsStandards;
}

/**
 * The administrator's form for the absolute timeout, the idle timeout and the warning. With `onPreview`, it asks before a
 * save that ends sessions, in a dialog.
 *
 * @throws Error outside of `<SessionProvider>`, once there is a policy
 * @example
 * const { status, policy, save, preview, sessions, history, reload } = usePolicy({ url: '/curfew/v1/admin/policies/default' });
 * <SessionSettingsForm
 *   policy={policy}
 *   status={status}
 *   limits={policy?.limits}
 *   onSubmit={save}
 *   onPreview={preview}
 *   onSessions={sessions}
 *   onHistory={history}
 *   onReload={reload}
 * />
 * @example
 * <SessionSettingsForm.Root policy={policy} onSubmit={save}>
 *   <SessionSettingsForm.Problems />
 *   <SessionSettingsForm.Fields />
 *   <SessionSettingsForm.Actions />
 *   <SessionSettingsForm.Conflict />
 * </SessionSettingsForm.Root>
 */
export const SessionSettingsForm: SessionSettingsFormComponent = /* #__PURE__ */ Object.assign(
  function SessionSettingsForm(props: SessionSettingsFormProps): ReactElement {
    return (
      <SettingsRoot {...props}>
        <SettingsProblems />
        <div className="curfew-card">
          <SettingsFields />
          <div className="curfew-effect">
            <SettingsSentence />
            <SettingsDay />
            <TryWarning />
          </div>
          <SettingsAffected />
        </div>
        <div className="curfew-submit">
          <SettingsPreview />
          <SettingsActions />
        </div>
        {/* Nothing that the user edits moves when it comes. */}
        <SettingsConflict />
        <SettingsHistory />
        <SettingsStandards />
      </SettingsRoot>
    );
  },
  {
    Root: SettingsRoot,
    Problems: SettingsProblems,
    Conflict: SettingsConflict,
    Fields: SettingsFields,
    Sentence: SettingsSentence,
    Day: SettingsDay,
    TryWarning,
    Affected: SettingsAffected,
    Preview: SettingsPreview,
    Actions: SettingsActions,
    Confirm: SettingsConfirm,
    History: SettingsHistory,
    Standards: SettingsStandards,
  },
);
