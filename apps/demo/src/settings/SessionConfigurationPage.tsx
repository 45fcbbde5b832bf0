import { DEFAULT_LIMITS } from '@curfew/core';
import { SessionSettingsForm, usePolicy, useSessionActions } from '@curfew/react';
import { PageHeader } from '../ui/PageHeader.tsx';
import { AdministratorsOnly } from './AdministratorsOnly.tsx';

const POLICY_URL = '/curfew/v1/admin/policies/default';

export function SessionConfigurationPage() {
  const { status, policy, save, preview, sessions, history, reload } = usePolicy({ url: POLICY_URL });
  const { refresh } = useSessionActions();

  // The server reports the new policy to all tabs. This tab does not wait for that.
  const saveAndObey: typeof save = async (...change) => {
    const result = await save(...change);
    if (result.type === 'saved') await refresh();
    return result;
  };

  if (status === 'forbidden') return <AdministratorsOnly />;
  return (
    <>
      <PageHeader
        trail={['Settings', 'Configuration']}
        title="Session Configuration"
        lead="Decide when people are signed out of Northwind. Changes apply to open sessions, too."
      />
      {status === 'failed' && !policy ? (
        <section className="card notice" aria-label="Session Configuration">
          <p role="alert">The server did not send the durations.</p>
          <button type="button" className="button button--small" onClick={reload}>
            Try again
          </button>
        </section>
      ) : (
        <SessionSettingsForm
          policy={policy}
          limits={policy?.limits ?? DEFAULT_LIMITS}
          onSubmit={saveAndObey}
          onPreview={preview}
          onSessions={sessions}
          onHistory={history}
        />
      )}
    </>
  );
}
