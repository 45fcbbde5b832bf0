import type { SessionState } from '@curfew/core/protocol';
import type { SessionEngine, SessionInfo, SessionView } from '../engine.ts';
import { ANSWER_HEADERS } from '../headers.ts';
import { HttpError } from '../problems.ts';
import type { SessionRequest } from '../request.ts';

export interface RouteContext {
  readonly engine: SessionEngine;
  readonly tokenOf: (request: SessionRequest) => string | null;
  /** `null` if your app keeps the session. */
  readonly clearCookie: (request: SessionRequest) => string | null;
  readonly allowedOrigins: readonly string[];
}

export type Route = Readonly<Record<string, (request: SessionRequest) => Promise<Response>>>;

/** @throws HttpError `session_ended` with the reason, or `no_session` */
export function liveSession(view: SessionView): { readonly session: SessionInfo; readonly state: SessionState } {
  if (view.status === 'live') return view;
  throw view.status === 'ended' ? new HttpError('session_ended', { reason: view.reason }) : new HttpError('no_session');
}

export function json(body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), {
    headers: { ...ANSWER_HEADERS, 'content-type': 'application/json', ...headers },
  });
}

export function noContent(cookie: string | null): Response {
  return new Response(null, { status: 204, headers: { ...ANSWER_HEADERS, ...setCookie(cookie) } });
}

export function setCookie(cookie: string | null): Record<string, string> {
  return cookie === null ? {} : { 'set-cookie': cookie };
}
