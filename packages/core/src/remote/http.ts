import { END_REASONS } from '../model/facts.ts';
import type { ServerLink, ServerReply } from '../ports.ts';
import type { SessionState } from '../protocol.ts';
import { serverLink } from './connection.ts';

/** Options of {@link httpServer}. */
export interface HttpServerOptions {
  /** Where the session endpoints live, without a slash at the end. `/curfew/v1` by default. */
  readonly url?: string;
  /** The `fetch` to call, for hosts that wrap theirs. The global one by default. */
  readonly fetch?: typeof fetch;
}

/**
 * The server over HTTP: state, heartbeat and logout of protocol version 1. It never throws; what is not a clear answer
 * is a failure, which neither extends nor ends a session.
 *
 * @example
 * createSession({ server: httpServer({ url: '/curfew/v1' }) });
 */
export function httpServer(options: HttpServerOptions = {}): ServerLink {
  const { url = '/curfew/v1', fetch: request = (...args) => fetch(...args) } = options;

  async function call(path: string, init: RequestInit): Promise<ServerReply> {
    try {
      return await readReply(await request(url + path, { credentials: 'same-origin', cache: 'no-store', ...init }));
    } catch {
      return { type: 'failed', retryAfterMs: 0 };
    }
  }

  function post(path: string, body: object, init: RequestInit): Promise<ServerReply> {
    const headers = { 'Content-Type': 'application/json', 'X-Curfew': '1' };
    return call(path, { method: 'POST', headers, body: JSON.stringify(body), ...init });
  }

  return serverLink({
    state: ({ signal }) => call('/session', { signal }),
    heartbeat: (beat, { signal, leaving }) =>
      post('/heartbeat', { v: 1, ...beat }, leaving ? { keepalive: true } : { signal }),
    logout: async (sid) => void (await post('/logout', { sid }, { keepalive: true })),
  });
}

async function readReply(response: Response): Promise<ServerReply> {
  if (response.ok) {
    const state: unknown = await response.json();
    if (isState(state)) return { type: 'state', state };
  }
  if (response.status === 401) {
    const problem = (await response.json().catch(() => null)) as { readonly reason?: unknown } | null;
    return { type: 'ended', reason: END_REASONS.find((reason) => reason === problem?.reason) ?? null };
  }
  const seconds = Number(response.headers.get('Retry-After'));
  return { type: 'failed', retryAfterMs: seconds > 0 ? seconds * 1_000 : 0 };
}

/** The same shape as `sessionStateSchema`, by hand: the schema library would weigh as much as this whole folder. */
function isState(value: unknown): value is SessionState {
  const state = value as SessionState;
  return (
    state?.v === 1 &&
    state.state === 'active' &&
    typeof state.sid === 'string' &&
    [
      state.idle?.remainingMs,
      state.idle?.limitMs,
      state.max?.remainingMs,
      state.max?.limitMs,
      state.warnMs,
      state.heartbeat?.minMs,
      state.heartbeat?.maxMs,
      state.policy?.version,
      state.rev,
    ].every(Number.isFinite)
  );
}
