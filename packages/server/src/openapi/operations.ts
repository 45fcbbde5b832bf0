import type { ProblemCode } from '@curfew/core/protocol';
import * as protocol from '@curfew/core/protocol';
import type { GenericSchema } from 'valibot';

export interface Operation {
  readonly method: 'get' | 'put' | 'post' | 'delete';
  readonly path: string;
  readonly summary: string;
  readonly body?: GenericSchema;
  readonly query?: readonly string[];
  /** Responses by status. `null`: no body. `'text/event-stream'`: not JSON. */
  readonly answers: Readonly<Record<number, GenericSchema | readonly GenericSchema[] | 'text/event-stream' | null>>;
  /** Problems beyond {@link COMMON}. */
  readonly problems: readonly ProblemCode[];
}

/** Problems that every operation may return. */
export const COMMON: readonly ProblemCode[] = [
  'method_not_allowed',
  'no_session',
  'rate_limited',
  'session_ended',
  'store_unavailable',
  'too_large',
];

const UNSAFE = ['bad_body', 'bad_type', 'csrf'] as const;

export const OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/session',
    summary: 'Returns the state of the session. Does not extend it.',
    answers: { 200: protocol.sessionStateSchema },
    problems: [],
  },
  {
    method: 'post',
    path: '/heartbeat',
    summary: 'Reports that the newest input was `ageMs` ago.',
    body: protocol.heartbeatSchema,
    answers: { 200: protocol.sessionStateSchema },
    problems: UNSAFE,
  },
  {
    method: 'get',
    path: '/events',
    summary:
      'Server-sent events: `state` at first, then `state`, `policy`, `ended` and `bye`. Does not extend the session.',
    answers: { 200: 'text/event-stream' },
    problems: ['csrf'],
  },
  {
    method: 'post',
    path: '/logout',
    summary: 'Ends the session, if it has not ended already.',
    body: protocol.logoutSchema,
    answers: { 204: null },
    problems: UNSAFE,
  },
  {
    method: 'get',
    path: '/sessions',
    summary: 'Lists the user’s active sessions.',
    answers: { 200: protocol.sessionListSchema },
    problems: [],
  },
  {
    method: 'delete',
    path: '/sessions/{sid}',
    summary: 'Ends one of the user’s own sessions.',
    answers: { 204: null },
    problems: [...UNSAFE, 'not_found'],
  },
  {
    method: 'post',
    path: '/sessions/revoke',
    summary: 'Ends all sessions of the user, with or without the current one.',
    body: protocol.revokeOwnSchema,
    answers: { 200: protocol.revokedSchema },
    problems: UNSAFE,
  },
  {
    method: 'get',
    path: '/admin/policies/{id}',
    summary: 'Returns a policy. Its version is the ETag.',
    answers: { 200: protocol.policyResourceSchema },
    problems: ['forbidden', 'not_found'],
  },
  {
    method: 'put',
    path: '/admin/policies/{id}',
    summary:
      'Saves a policy if If-Match names its version. With `?dryRun=1`, returns how many sessions that would end.',
    body: protocol.policyDurationsSchema,
    query: ['dryRun'],
    answers: { 200: [protocol.policyResourceSchema, protocol.policyDryRunSchema] },
    problems: [...UNSAFE, 'forbidden', 'not_found', 'precondition_required', 'stale_version'],
  },
  {
    method: 'get',
    path: '/admin/sessions',
    summary: 'Lists the active sessions of a user of the administrator’s tenant.',
    query: ['subject'],
    answers: { 200: protocol.sessionListSchema },
    problems: ['bad_body', 'forbidden'],
  },
  {
    method: 'post',
    path: '/admin/revoke',
    summary: 'Ends all sessions, or one, of a user of the administrator’s tenant.',
    body: protocol.revokeSessionsSchema,
    answers: { 200: protocol.revokedSchema },
    problems: [...UNSAFE, 'forbidden', 'not_found'],
  },
  {
    method: 'get',
    path: '/admin/audit',
    summary: 'Lists what happened to the sessions and policies of the administrator’s tenant.',
    query: ['limit', 'before'],
    answers: { 200: protocol.auditPageSchema },
    problems: ['bad_body', 'forbidden'],
  },
];
