import type { SessionState } from '@curfew/core/protocol';
import type { SessionEngine, SessionInfo, SessionView } from '../engine.ts';
import { ANSWER_HEADERS } from '../headers.ts';
import { Refusal } from '../problems.ts';
import type { SessionRequest } from '../request.ts';

/** What the routes share. */
export interface RouteContext {
  readonly engine: SessionEngine;
  /** The token that a request presents. */
  readonly tokenOf: (request: SessionRequest) => string | null;
  /** The `Set-Cookie` that takes the token away; `null` where the host keeps it. */
  readonly clearCookie: (request: SessionRequest) => string | null;
  readonly allowedOrigins: readonly string[];
}

/** The methods of one resource. */
export type Route = Readonly<Record<string, (request: SessionRequest) => Promise<Response>>>;

/** The session of a view. Only who holds the true token learns why it ended. */
export function liveSession(view: SessionView): { readonly session: SessionInfo; readonly state: SessionState } {
  if (view.status === 'live') return view;
  throw view.status === 'ended' ? new Refusal('session_ended', { reason: view.reason }) : new Refusal('no_session');
}

export function json(body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), {
    headers: { ...ANSWER_HEADERS, 'content-type': 'application/json', ...headers },
  });
}

/** 204. `cookie`: what to set beside it. */
export function noContent(cookie: string | null): Response {
  return new Response(null, { status: 204, headers: { ...ANSWER_HEADERS, ...setCookie(cookie) } });
}

export function setCookie(cookie: string | null): Record<string, string> {
  return cookie === null ? {} : { 'set-cookie': cookie };
}
