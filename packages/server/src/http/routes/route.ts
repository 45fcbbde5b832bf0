import type { ProblemCode } from '@curfew/core/protocol';
import type { GenericSchema } from 'valibot';
import type { SessionEngine } from '../../engine-types.ts';
import type { Streams } from '../events/streams.ts';
import { ANSWER_HEADERS } from '../headers.ts';
import type { Reply } from '../reply.ts';
import type { SessionRequest } from '../request.ts';
import type { AdminGate } from './admin.ts';

/** One method of one endpoint: what the router, the OpenAPI document, metrics and the documentation know of it. */
export interface Route {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** Below the base path. One segment may be a parameter, such as `{sid}`. */
  readonly path: string;
  readonly summary: string;
  readonly body?: GenericSchema;
  readonly query?: readonly string[];
  /** Responses by status. `null`: no body. `'text/event-stream'`: not JSON. */
  readonly responses: Readonly<Record<number, GenericSchema | 'text/event-stream' | null>>;
  /** Whether it needs no session. */
  readonly isPublic?: true;
  /** Problems beyond those of its method and path, see {@link problemsOf}. */
  readonly problems?: readonly ProblemCode[];
  /** @param id - the value of the path's parameter; empty if the path has none */
  respond(context: RouteContext, request: SessionRequest, id: string): Promise<Reply>;
}

/** What routes use, for one request. */
export interface RouteContext {
  readonly engine: SessionEngine;
  readonly streams: Streams;
  readonly admin: AdminGate;
  /** Of the request's session. */
  readonly token: string | null;
  /** `null` if your app keeps the session. */
  readonly clearCookie: (request: SessionRequest) => string | null;
  readonly allowedOrigins: readonly string[];
  readonly openApi: () => Promise<object>;
}

/** Requests that may change something: they must come from a page of this site. */
export function isUnsafe({ method }: Route): boolean {
  return method !== 'GET';
}

/** Administrators alone may use it. */
export function isAdminPath(path: string): boolean {
  return path.startsWith('/admin');
}

/** Every problem that a route may return. */
export function problemsOf(route: Route): readonly ProblemCode[] {
  return [
    ...EVERYWHERE,
    ...(route.isPublic ? [] : SESSION),
    ...(isUnsafe(route) ? UNSAFE : []),
    ...(isAdminPath(route.path) ? ADMIN : []),
    ...(route.problems ?? []),
  ];
}

const EVERYWHERE: readonly ProblemCode[] = ['rate_limited', 'internal_error', 'store_unavailable', 'too_large'];
const SESSION: readonly ProblemCode[] = ['no_session', 'session_ended'];
const UNSAFE: readonly ProblemCode[] = ['bad_body', 'bad_type', 'csrf', 'too_slow'];
const ADMIN: readonly ProblemCode[] = ['forbidden'];

const JSON_HEADERS = { ...ANSWER_HEADERS, 'content-type': 'application/json' };

export function json(body: unknown, headers?: Readonly<Record<string, string>>): Reply {
  return { status: 200, headers: headers ? { ...JSON_HEADERS, ...headers } : JSON_HEADERS, body: JSON.stringify(body) };
}

export function noContent(cookie: string | null): Reply {
  return { status: 204, headers: { ...ANSWER_HEADERS, ...setCookie(cookie) }, body: null };
}

export function setCookie(cookie: string | null): Record<string, string> {
  return cookie === null ? {} : { 'set-cookie': cookie };
}
