import { useCallback, useEffect, useReducer } from 'react';
import type { Account } from './account.ts';
import { fetchAccount } from './api.ts';

/** `account` is also `null` while it is not known. */
export interface AccountState {
  readonly status: 'loading' | 'unreachable' | 'known';
  readonly account: Account | null;
}

type Action =
  | { readonly type: 'loading' | 'unreachable' }
  | { readonly type: 'known'; readonly account: Account | null };

const UNKNOWN: AccountState = { status: 'loading', account: null };

function reduce(_: AccountState, action: Action): AccountState {
  return { status: action.type, account: action.type === 'known' ? action.account : null };
}

/** Nothing in the browser proves which user is signed in. */
export function useAccount() {
  const [state, dispatch] = useReducer(reduce, UNKNOWN);

  const load = useCallback((signal: AbortSignal) => {
    dispatch({ type: 'loading' });
    fetchAccount(signal)
      .then((account) => dispatch({ type: 'known', account }))
      .catch(() => signal.aborted || dispatch({ type: 'unreachable' }));
  }, []);

  useEffect(() => {
    const leaving = new AbortController();
    load(leaving.signal);
    return () => leaving.abort();
  }, [load]);

  return {
    ...state,
    setAccount: useCallback((account: Account) => dispatch({ type: 'known', account }), []),
    retry: useCallback(() => load(new AbortController().signal), [load]),
  };
}
