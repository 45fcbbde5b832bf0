import type { SessionState } from '@curfew/core/protocol';
import type { SessionEngine, SessionInfo, SessionView } from '../engine.ts';
import { ANSWER_HEADERS } from '../headers.ts';
import { Refusal } from '../problems.ts';
import type { SessionRequest } from '../request.ts';

/** Shared by all routes. */
export interface RouteContext {
  readonly engine: SessionEngine;
  /** Returns the token of a request. */
  readonly tokenOf: (request: SessionRequest) => string | null;
  /** Returns the `Set-Cookie` value that clears the token; `null` if your app keeps the session. */
  readonly clearCookie: (request: SessionRequest) => string | null;
  readonly allowedOrigins: readonly string[];
}

/** The handlers of one resource, by method. */
export type Route = Readonly<Record<string, (request: SessionRequest) => Promise<Response>>>;

/**
 * Returns the active session of a view.
 *
 * @throws Refusal `session_ended` with the reason, or `no_session`
 */
export function liveSession(view: SessionView): { readonly session: SessionInfo; readonly state: SessionState } {
  if (view.status === 'live') return view;
  throw view.status === 'ended' ? new Refusal('session_ended', { reason: view.reason }) : new Refusal('no_session');
}

export function json(body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), {
    headers: { ...ANSWER_HEADERS, 'content-type': 'application/json', ...headers },
  });
}

/** Returns a 204. `cookie` is the value of `Set-Cookie`. */
export function noContent(cookie: string | null): Response {
  return new Response(null, { status: 204, headers: { ...ANSWER_HEADERS, ...setCookie(cookie) } });
}

export function setCookie(cookie: string | null): Record<string, string> {
  return cookie === null ? {} : { 'set-cookie': cookie };
}
