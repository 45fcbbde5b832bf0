import type { SessionList } from '@curfew/core/protocol';
import { useState } from 'react';
import { send } from '../api/request.ts';
import { useResource } from '../api/use-resource.ts';

const EVERY_MS = 15_000;
const URL = '/curfew/v1/sessions';

/** What became of the latest sign-out elsewhere. */
export type Outcome = 'none' | 'under way' | 'done' | 'failed';

/** Where the person is signed in, and the ways to end that. */
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
