import { useEffect, useReducer } from 'react';
import { request } from './request.ts';

/** `data` stays if later requests fail. */
export interface Resource<T> {
  readonly data: T | null;
  /** In ms since the Unix epoch; 0 without data. */
  readonly updatedAt: number;
  readonly failed: boolean;
  /** An `ApiError`, or what `fetch` threw. */
  readonly error: unknown;
  readonly retry: () => void;
}

interface State<T> {
  readonly data: T | null;
  readonly updatedAt: number;
  readonly failed: boolean;
  readonly error: unknown;
  readonly attempt: number;
}

type Action<T> =
  | { readonly type: 'loaded'; readonly data: T }
  | { readonly type: 'failed'; readonly error: unknown }
  | { readonly type: 'retry' };

function reduce<T>(state: State<T>, action: Action<T>): State<T> {
  switch (action.type) {
    case 'loaded':
      return { ...state, data: action.data, updatedAt: Date.now(), failed: false, error: null };
    case 'failed':
      return { ...state, failed: true, error: action.error };
    case 'retry':
      return { ...state, failed: false, error: null, attempt: state.attempt + 1 };
  }
}

/** These requests are no activity. `everyMs` is the pause after a response. */
export function useResource<T>(path: string, everyMs?: number): Resource<T> {
  const [state, dispatch] = useReducer(reduce<T>, { data: null, updatedAt: 0, failed: false, error: null, attempt: 0 });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt loads again.
  useEffect(() => {
    const leaving = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;

    async function load() {
      try {
        const data = await request<T>(path, leaving.signal);
        if (!leaving.signal.aborted) dispatch({ type: 'loaded', data });
      } catch (error) {
        if (!leaving.signal.aborted) dispatch({ type: 'failed', error });
      }
      if (everyMs && !leaving.signal.aborted) timer = setTimeout(load, everyMs);
    }

    void load();
    return () => {
      leaving.abort();
      clearTimeout(timer);
    };
  }, [path, everyMs, state.attempt]);

  const { data, updatedAt, failed, error } = state;
  return { data, updatedAt, failed, error, retry: () => dispatch({ type: 'retry' }) };
}
