import type { SessionState } from '@curfew/core/protocol';
import type { SessionCookie } from '../cookies.ts';
import type { SessionEngine, SessionInfo, SessionView } from '../engine.ts';
import { Refusal } from '../problems.ts';

/** What the routes share. */
export interface RouteContext {
  readonly engine: SessionEngine;
  readonly cookie: SessionCookie;
  readonly allowedOrigins: readonly string[];
}

/** The methods of one resource. */
export type Route = Readonly<Record<string, (request: Request) => Promise<Response>>>;

/** The session of a view. Only who holds the true token learns why it ended. */
export function liveSession(view: SessionView): { readonly session: SessionInfo; readonly state: SessionState } {
  if (view.status === 'live') return view;
  throw view.status === 'ended' ? new Refusal('session_ended', { reason: view.reason }) : new Refusal('no_session');
}

export function json(body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  });
}
