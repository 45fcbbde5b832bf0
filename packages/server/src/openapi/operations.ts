import type { ProblemCode } from '@curfew/core/protocol';
import * as protocol from '@curfew/core/protocol';
import type { GenericSchema } from 'valibot';

/** One operation of the API, as the document describes it. */
export interface Operation {
  readonly method: 'get' | 'put' | 'post' | 'delete';
  readonly path: string;
  readonly summary: string;
  readonly body?: GenericSchema;
  readonly query?: readonly string[];
  /** By status. `null`: no body. `'text/event-stream'`: not JSON. */
  readonly answers: Readonly<Record<number, GenericSchema | readonly GenericSchema[] | 'text/event-stream' | null>>;
  /** Beyond those of every operation. */
  readonly problems: readonly ProblemCode[];
}

/** What every operation may answer. */
export const COMMON: readonly ProblemCode[] = [
  'method_not_allowed',
  'no_session',
  'rate_limited',
  'session_ended',
  'store_unavailable',
  'too_large',
];

const UNSAFE = ['bad_body', 'bad_type', 'csrf'] as const;

/** All of them. */
export const OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/session',
    summary: 'How the session stands. Never extends.',
    answers: { 200: protocol.sessionStateSchema },
    problems: [],
  },
  {
    method: 'post',
    path: '/heartbeat',
    summary: 'The newest input was `ageMs` ago.',
    body: protocol.heartbeatSchema,
    answers: { 200: protocol.sessionStateSchema },
    problems: UNSAFE,
  },
  {
    method: 'get',
    path: '/events',
    summary: 'Server-sent events: `state` at first, then `state`, `policy`, `ended` and `bye`. Never extends.',
    answers: { 200: 'text/event-stream' },
    problems: ['csrf'],
  },
  {
    method: 'post',
    path: '/logout',
    summary: 'Ends the session; it may be over already.',
    body: protocol.logoutSchema,
    answers: { 204: null },
    problems: UNSAFE,
  },
  {
    method: 'get',
    path: '/sessions',
    summary: 'Where the person is signed in.',
    answers: { 200: protocol.sessionListSchema },
    problems: [],
  },
  {
    method: 'delete',
    path: '/sessions/{sid}',
    summary: 'Ends one of the person’s own sessions.',
    answers: { 204: null },
    problems: [...UNSAFE, 'not_found'],
  },
  {
    method: 'post',
    path: '/sessions/revoke',
    summary: 'Ends all of the person’s sessions, with or without the one that asks.',
    body: protocol.revokeOwnSchema,
    answers: { 200: protocol.revokedSchema },
    problems: UNSAFE,
  },
  {
    method: 'get',
    path: '/admin/policies/{id}',
    summary: 'A policy; its version is the ETag.',
    answers: { 200: protocol.policyResourceSchema },
    problems: ['forbidden', 'not_found'],
  },
  {
    method: 'put',
    path: '/admin/policies/{id}',
    summary: 'Saves a policy under the version of If-Match. With `?dryRun=1`: says what that would end.',
    body: protocol.policyDurationsSchema,
    query: ['dryRun'],
    answers: { 200: [protocol.policyResourceSchema, protocol.policyDryRunSchema] },
    problems: [...UNSAFE, 'forbidden', 'not_found', 'precondition_required', 'stale_version'],
  },
  {
    method: 'get',
    path: '/admin/sessions',
    summary: 'Where somebody of the administrator’s tenant is signed in.',
    query: ['subject'],
    answers: { 200: protocol.sessionListSchema },
    problems: ['bad_body', 'forbidden'],
  },
  {
    method: 'post',
    path: '/admin/revoke',
    summary: 'Ends all sessions of somebody of the administrator’s tenant, or one.',
    body: protocol.revokeSessionsSchema,
    answers: { 200: protocol.revokedSchema },
    problems: [...UNSAFE, 'forbidden', 'not_found'],
  },
  {
    method: 'get',
    path: '/admin/audit',
    summary: 'What happened to the sessions and policies of the administrator’s tenant.',
    query: ['limit', 'before'],
    answers: { 200: protocol.auditPageSchema },
    problems: ['bad_body', 'forbidden'],
  },
];
