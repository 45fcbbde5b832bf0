import type { ServerPort, ServerReply, ServerTransport } from '../ports.ts';
import type { SessionState } from '../protocol.ts';
import { report } from '../session/attempt.ts';
import { serverSync } from '../session/server-sync.ts';
import type { EndReason } from '../state/facts.ts';
import { account, attemptParse, number, object, one, policy, reason, uuid } from '../state/parse.ts';
import { readServerSentEvents } from './sse.ts';
import { credentialsFor, JSON_HEADERS, retryAfterMs } from './wire.ts';

/** Options of {@link httpServer}. */
export interface HttpServerOptions {
  /**
   * The URL of the session endpoints, without a trailing slash.
   *
   * @default '/curfew/v1'
   */
  readonly url?: string;
  /**
   * The `fetch` to call, if your app wraps its own.
   *
   * @default the global `fetch`
   */
  readonly fetch?: typeof fetch;
  /**
   * When cookies are sent.
   *
   * @default 'include' if `url` names an origin, else 'same-origin'
   */
  readonly credentials?: RequestCredentials;
  /** More headers for each request, such as a bearer token. A function is called before each request. */
  readonly headers?: Readonly<Record<string, string>> | (() => Readonly<Record<string, string>>);
  /**
   * Called for each 401, before the session ends here. Resolve to `true` if your app has obtained a new
   * credential; then the request is sent once more.
   */
  readonly onUnauthorized?: () => boolean | Promise<boolean>;
  /**
   * Whether the leader keeps a stream of events open, which delivers changes at once. Without Web Locks every tab leads
   * and would keep one, and HTTP/1.1 allows a page only six connections.
   *
   * @default `true` if the browser has Web Locks
   */
  readonly stream?: boolean;
}

/**
 * The server over HTTP: state, heartbeat, logout and events of protocol version 1. No request rejects. A response that
 * is not understood is a failure, which neither extends nor ends a session.
 *
 * @example
 * createSession({ server: httpServer({ url: '/curfew/v1' }) });
 * @example
 * httpServer({ url: 'https://id.example.com/curfew/v1', headers: () => ({ Authorization: `Bearer ${token}` }) });
 */
export function httpServer(options: HttpServerOptions = {}): ServerPort {
  const { url = '/curfew/v1', fetch: fetcher = (...args) => fetch(...args), headers } = options;
  const { credentials = credentialsFor(url), onUnauthorized, stream = Boolean(globalThis.navigator?.locks) } = options;

  let isRefused = false;

  /** Without a signal the request outlives the page. */
  async function request(path: string, read: Reader, signal?: AbortSignal, body?: object): Promise<ServerReply> {
    const send = () =>
      fetcher(url + path, {
        cache: 'no-store',
        credentials,
        ...(signal ? { signal } : { keepalive: true }),
        ...(body && { method: 'POST', body: JSON.stringify(body) }),
        headers: { ...(typeof headers === 'function' ? headers() : headers), ...(body && JSON_HEADERS) },
      });
    try {
      let response = await send();
      if (response.status === 401 && (await onUnauthorized?.())) response = await send();
      const { status, ok } = response;
      if (ok) return await read(response);
      const end = status === 401 && (await endOf(response));
      if (end) return end;
      if (status < 500 && status !== 429) reportRefusal(path, status);
      return { retryAfterMs: retryAfterMs(response) };
    } catch {
      return FAILED;
    }
  }

  function reportRefusal(path: string, status: number): void {
    if (!isRefused)
      report(new Error(`${url}${path} answered ${status}: the session cannot be extended. See its body.`));
    isRefused = true;
  }

  const events: ServerTransport['events'] = (signal, receive) =>
    request('/events', (response) => readEvents(response, receive), signal);

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

/** Unknown events become `null`, which shows that the stream is open. */
async function readEvents({ body }: Response, receive: (state: SessionState | null) => void): Promise<ServerReply> {
  let reply = FAILED;
  await readServerSentEvents(body as ReadableStream<Uint8Array>, (name, data) => {
    const value: unknown = name && data && JSON.parse(data);
    if (name === 'ended') reply = { ended: reasonOf(value) };
    if (name === 'bye')
      reply = { retryAfterMs: attemptParse(object({ reconnectMs: number }), value)?.reconnectMs ?? 0 };
    receive(isState(value) ? value : null);
  });
  return reply;
}

/** The schema library would be as large as the session itself. */
const parseState = object({
  v: one,
  sid: uuid,
  account,
  now: number,
  rev: number,
  policy,
  idle: object({ remainingMs: number, ageMs: number }),
  max: object({ remainingMs: number }),
});

function isState(value: unknown): value is SessionState {
  return attemptParse(parseState, value) !== null;
}

/** A gateway may answer 401 too, which ends no session. Rejects if the request was aborted while the body arrived. */
async function endOf(response: Response): Promise<ServerReply | null> {
  const body: unknown = await response.json().catch((error: unknown) => {
    if (!(error instanceof SyntaxError)) throw error;
  });
  const code = (body as { readonly code?: unknown } | null | undefined)?.code;
  return code === 'session_ended' || code === 'no_session' ? { ended: reasonOf(body) } : null;
}

function reasonOf(body: unknown): EndReason | null {
  return attemptParse(object({ reason }), body)?.reason ?? null;
}
