import type { ProblemCode } from '@curfew/core/protocol';
import type { GenericSchema } from 'valibot';
import type { SessionEngine } from '../../engine-types.ts';
import type { Turns } from '../../turns.ts';
import type { Streams } from '../events/streams.ts';
import { ANSWER_HEADERS } from '../headers.ts';
import type { RateLimit } from '../rate-limit.ts';
import type { Reply } from '../reply.ts';
import type { SessionRequest } from '../request.ts';
import type { AdminGate } from './admin.ts';

export interface Route {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** Below the base path, with at most one parameter, such as `{sid}`. */
  readonly path: string;
  readonly summary: string;
  readonly body?: GenericSchema;
  readonly query?: readonly string[];
  /** `null`: no body. */
  readonly responses: Readonly<Record<number, GenericSchema | 'text/event-stream' | null>>;
  readonly isPublic?: true;
  /** Beyond those of its method and path, see {@link problemsOf}. */
  readonly problems?: readonly ProblemCode[];
  /** `id` is the path's parameter, or empty. */
  respond(context: RouteContext, request: SessionRequest, id: string): Promise<Reply>;
}

export interface RouteContext {
  readonly engine: SessionEngine;
  readonly streams: Streams;
  readonly admin: AdminGate;
  /** By policy. */
  readonly saves: RateLimit;
  /** By user. */
  readonly turnsOf: (user: string) => Turns;
  readonly token: string | null;
  /** `null` if your app keeps the session. */
  readonly clearCookie: (request: SessionRequest) => string | null;
  readonly allowedOrigins: readonly string[];
  /** In JSON. */
  readonly openApi: () => Promise<string>;
}

export function isUnsafe({ method }: Route): boolean {
  return method !== 'GET';
}

export function isAdminPath(path: string): boolean {
  return path.startsWith('/admin');
}

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

export function jsonText(body: string): Reply {
  return { status: 200, headers: JSON_HEADERS, body };
}

export function noContent(cookie: string | null): Reply {
  return { status: 204, headers: { ...ANSWER_HEADERS, ...setCookie(cookie) }, body: null };
}

export function setCookie(cookie: string | null): Record<string, string> {
  return cookie === null ? {} : { 'set-cookie': cookie };
}
