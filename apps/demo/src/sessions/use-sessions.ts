import type { SessionList } from '@curfew/core/protocol';
import { useState } from 'react';
import { send } from '../api/request.ts';
import { useResource } from '../api/use-resource.ts';

const EVERY_MS = 15_000;
const URL = '/curfew/v1/sessions';

/** The outcome of the latest sign-out of another session. */
export type Outcome = 'none' | 'under way' | 'done' | 'failed';

/** Loads the user's sessions, and signs out of them. */
export function useSessions() {
  const list = useResource<SessionList>(URL, EVERY_MS);
  const [outcome, setOutcome] = useState<Outcome>('none');

  async function act(request: Promise<void>) {
    setOutcome('under way');
    try {
      await request;
      setOutcome('done');
    } catch {
      setOutcome('failed');
    }
    list.retry();
  }

  return {
    list,
    outcome,
    signOut: (sid: string) => act(send('DELETE', `${URL}/${sid}`, {})),
    signOutOthers: () => act(send('POST', `${URL}/revoke`, { scope: 'others' })),
  };
}
