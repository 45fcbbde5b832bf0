import { fields, numbers, reason } from '../model/read.ts';
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
  const { url = '/curfew/v1', fetch: send = (...args) => fetch(...args) } = options;

  /** Without a signal the request outlives the page. */
  async function request(path: string, signal: AbortSignal | null = null, body?: object): Promise<ServerReply> {
    const post = body && { method: 'POST', headers: HEADERS, body: JSON.stringify(body) };
    try {
      return await readReply(await send(url + path, { signal, keepalive: !signal, ...post }));
    } catch {
      return { retryAfterMs: 0 };
    }
  }

  return serverLink({
    state: (signal) => request('/session', signal),
    heartbeat: (beat, signal) => request('/heartbeat', signal, { v: 1, ...beat }),
    logout: (sid) => request('/logout', null, { sid }),
  });
}

/** Custom headers and a JSON body cannot come from another site's form. */
const HEADERS = { 'Content-Type': 'application/json', 'X-Curfew': '1' };

async function readReply(response: Response): Promise<ServerReply> {
  const { status, ok, headers } = response;
  if (ok) {
    const state: unknown = await response.json();
    if (isState(state)) return { state };
  }
  if (status === 401) {
    const problem = fields(await response.json().catch(() => null));
    return { ended: reason(problem.reason) ?? null };
  }
  return { retryAfterMs: Number(headers.get('Retry-After')) * 1_000 || 0 };
}

/** What `sessionStateSchema` checks, by hand: the schema library would weigh as much as the session itself. */
function isState(value: unknown): value is SessionState {
  const state = fields(value);
  return Boolean(
    state.v === 1 &&
      typeof state.sid === 'string' &&
      numbers(state, 'warnMs', 'rev') &&
      numbers(state.policy, 'version') &&
      numbers(state.idle, 'remainingMs', 'limitMs') &&
      numbers(state.max, 'remainingMs', 'limitMs'),
  );
}
