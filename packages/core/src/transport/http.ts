import type { ServerPort, ServerReply, ServerTransport } from '../ports.ts';
import type { SessionState } from '../protocol.ts';
import { serverSync } from '../session/server-sync.ts';
import { fields, numbers, reason } from '../state/parse.ts';
import { readServerSentEvents } from './sse.ts';
import { JSON_HEADERS, retryAfterMs } from './wire.ts';

/** Options of {@link httpServer}. */
export interface HttpServerOptions {
  /** Where the session endpoints live, without a slash at the end. `/curfew/v1` by default. */
  readonly url?: string;
  /** The `fetch` to call, for hosts that wrap theirs. The global one by default. */
  readonly fetch?: typeof fetch;
  /** Whose cookies are sent. `same-origin` by default; `include` where the endpoints live on another origin. */
  readonly credentials?: RequestCredentials;
  /** More headers for each request, such as a bearer token. A function is asked before each. */
  readonly headers?: Readonly<Record<string, string>> | (() => Readonly<Record<string, string>>);
  /**
   * Asked when the server answers 401, before the session is over here: resolve to `true` where a new credential was
   * obtained, and the request is sent once more.
   */
  readonly onUnauthorized?: () => boolean | Promise<boolean>;
  /**
   * Whether the leading tab holds a stream of events open, by which news arrive at once. By default where the browser
   * has Web Locks: elsewhere each tab would hold one, and HTTP/1.1 allows a page only six connections.
   */
  readonly stream?: boolean;
}

/**
 * The server over HTTP: state, heartbeat, logout and events of protocol version 1. It never throws; what is not a clear
 * answer is a failure, which neither extends nor ends a session.
 *
 * @example
 * createSession({ server: httpServer({ url: '/curfew/v1' }) });
 * @example
 * httpServer({ url: 'https://id.example.com/curfew/v1', headers: () => ({ Authorization: `Bearer ${token}` }) });
 */
export function httpServer(options: HttpServerOptions = {}): ServerPort {
  const { url = '/curfew/v1', fetch: fetcher = (...args) => fetch(...args), credentials, headers } = options;
  const { onUnauthorized, stream = Boolean(globalThis.navigator?.locks) } = options;

  /** Without a signal the request outlives the page. What `read` makes of the answer, or a failure. */
  async function request(path: string, read: Reader, signal?: AbortSignal, body?: object): Promise<ServerReply> {
    const send = () =>
      fetcher(url + path, {
        ...(credentials && { credentials }),
        ...(signal ? { signal } : { keepalive: true }),
        ...(body && { method: 'POST', body: JSON.stringify(body) }),
        headers: { ...(typeof headers === 'function' ? headers() : headers), ...(body && JSON_HEADERS) },
      });
    try {
      let response = await send();
      if (response.status === 401 && (await onUnauthorized?.())) response = await send();
      const { status, ok } = response;
      if (ok) return await read(response);
      if (status === 401) {
        const problem = fields(await response.json().catch(() => null));
        return { ended: reason(problem.reason) ?? null };
      }
      return { retryAfterMs: retryAfterMs(response) };
    } catch {
      return FAILED;
    }
  }

  const events: ServerTransport['events'] = (signal, hear) =>
    request('/events', (response) => readEvents(response, hear), signal);

  return serverSync({
    state: (signal) => request('/session', readState, signal),
    heartbeat: (beat, signal) => request('/heartbeat', readState, signal, { v: 1, ...beat }),
    logout: (sid) => request('/logout', readState, undefined, { sid }),
    ...(stream && { events }),
  });
}

type Reader = (response: Response) => Promise<ServerReply>;

const FAILED: ServerReply = { retryAfterMs: 0 };

async function readState(response: Response): Promise<ServerReply> {
  const state: unknown = await response.json();
  return isState(state) ? { state } : FAILED;
}

/** Why the stream closed is the answer; unknown events are signs of life. */
async function readEvents({ body }: Response, hear: (state: SessionState | null) => void): Promise<ServerReply> {
  let reply = FAILED;
  await readServerSentEvents(body as ReadableStream<Uint8Array>, (name, data) => {
    const value: unknown = name && data && JSON.parse(data);
    const { reason: why, reconnectMs } = fields(value);
    if (name === 'ended') reply = { ended: reason(why) ?? null };
    if (name === 'bye') reply = { retryAfterMs: Number(reconnectMs) || 0 };
    hear(isState(value) ? value : null);
  });
  return reply;
}

/** What `sessionStateSchema` checks, by hand: the schema library would weigh as much as the session itself. */
function isState(value: unknown): value is SessionState {
  const state = fields(value);
  return Boolean(
    state.v === 1 &&
      typeof state.sid === 'string' &&
      numbers(state, 'now', 'warnMs', 'rev') &&
      numbers(state.policy, 'version') &&
      numbers(state.idle, 'remainingMs', 'limitMs', 'ageMs') &&
      numbers(state.max, 'remainingMs', 'limitMs'),
  );
}
