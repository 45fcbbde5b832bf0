import type { ListedSession, Revoked, SessionList } from '@curfew/core/protocol';
import { useState } from 'react';
import { ApiError, send } from '../api/request.ts';
import { useResource } from '../api/use-resource.ts';
import { NO_OUTCOME } from '../ui/outcome.ts';
import { deviceOf } from './device.ts';

const EVERY_MS = 15_000;
const URL = '/curfew/v1/sessions';

export function useSessions() {
  const list = useResource<SessionList>(URL, EVERY_MS);
  const [outcome, setOutcome] = useState(NO_OUTCOME);

  /** `request` resolves to what it has signed out of, such as `Safari on iOS`. */
  async function act(what: string, request: () => Promise<string>) {
    setOutcome({ type: 'under way', text: '' });
    try {
      setOutcome({ type: 'done', text: `Signed out of ${await request()}.` });
    } catch {
      setOutcome({ type: 'failed', text: `Couldn’t sign out of ${what}. Try again.` });
    }
    list.retry();
  }

  return {
    list,
    outcome,
    signOut({ sid, userAgent }: ListedSession) {
      const { name } = deviceOf(userAgent);
      return act(name, async () => {
        await send('DELETE', `${URL}/${sid}`, {}).catch(ignoreNotFound);
        return name;
      });
    },
    signOutOthers: () =>
      act('the other sessions', async () => {
        const { revoked } = await send<Revoked>('POST', `${URL}/revoke`, { scope: 'others' });
        return countOthers(revoked);
      }),
  };
}

/** `1 other session`, `3 other sessions` */
export function countOthers(count: number): string {
  return `${count} other session${count === 1 ? '' : 's'}`;
}

/** The session has ended since the list was loaded. */
function ignoreNotFound(error: unknown): void {
  if (!(error instanceof ApiError && error.status === 404)) throw error;
}
