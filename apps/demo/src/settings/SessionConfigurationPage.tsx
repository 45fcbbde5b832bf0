import { DEFAULT_LIMITS } from '@curfew/core';
import { SessionSettingsForm, usePolicy, useSessionActions } from '@curfew/react';
import { useGuard } from '../navigation/use-guard.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { SessionLimitsPage } from './SessionLimitsPage.tsx';
import { CONFIGURATION_TRAIL } from './trails.ts';

const POLICY_URL = '/curfew/v1/admin/policies/default';

export function SessionConfigurationPage({ user }: { readonly user: string }) {
  const { status, policy, save, preview, sessions, history, reload } = usePolicy({ url: POLICY_URL });
  const { refresh } = useSessionActions();
  const guard = useGuard();

  // The server reports the new policy to all tabs. This tab does not wait for that.
  const saveAndObey: typeof save = async (...change) => {
    const result = await save(...change);
    if (result.type === 'saved') await refresh();
    return result;
  };

  if (status === 'forbidden') return <SessionLimitsPage />;
  return (
    <>
      <PageHeader
        trail={CONFIGURATION_TRAIL}
        title="Session Configuration"
        lead="Decide when people are signed out of Northwind."
      />
      <SessionSettingsForm
        policy={policy}
        status={status}
        limits={policy?.limits ?? DEFAULT_LIMITS}
        onSubmit={saveAndObey}
        onPreview={preview}
        onSessions={sessions}
        onHistory={history}
        onReload={reload}
        onDirtyChange={guard}
        user={user}
      />
    </>
  );
}
