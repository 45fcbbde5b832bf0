import { durationText, SessionSettingsForm, useSession, useSettings } from '@curfew/react';
import { PageHeader } from '../ui/PageHeader.tsx';
import { CONFIGURATION_TRAIL } from './trails.ts';

const FIELDS = ['maxMs', 'idleMs', 'warnMs'] as const;

/** From the session: the server shows the policy only to administrators. */
export function SessionLimitsPage() {
  const policy = useSession((snapshot) => snapshot.policy);
  return (
    <>
      <PageHeader
        trail={CONFIGURATION_TRAIL}
        title="Session Configuration"
        lead={
          <>
            You have view-only access. To change when people are signed out, ask an administrator, such as{' '}
            <a href="mailto:admin@example.com">admin@example.com</a>.
          </>
        }
      />
      <SessionSettingsForm.Root policy={policy} readOnly onSubmit={() => ({ type: 'forbidden' })}>
        <div className="curfew-card">
          <Durations />
          <SessionSettingsForm.Sentence />
        </div>
      </SessionSettingsForm.Root>
    </>
  );
}

function Durations() {
  const { draft, texts, locale } = useSettings();
  return (
    <dl className="limits">
      {FIELDS.map((field) => (
        <div className="limits__row" key={field}>
          <dt>{texts.label[field]}</dt>
          <dd>{draft[field] === 0 ? texts.noWarning : durationText(draft[field], locale)}</dd>
        </div>
      ))}
    </dl>
  );
}
