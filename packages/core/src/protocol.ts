import * as v from 'valibot';
import { END_REASONS, type EndReason } from './state/facts.ts';
import type { PolicyDurations, PolicyLimits } from './state/policy.ts';

/** What is left of one limit. */
export interface LimitState {
  /** ms until the session ends by this limit. */
  readonly remainingMs: number;
  /** The limit that the policy sets, in ms. */
  readonly limitMs: number;
}

/** What is left of the idle limit. For a while after the limit was lowered it may be more than the new limit. */
export interface IdleState extends LimitState {
  /** How long ago the newest input was that the server has been told of, in ms. */
  readonly ageMs: number;
}

/** A live session: the answer of `GET /session` and `POST /heartbeat`. All durations in whole ms. */
export interface SessionState {
  readonly v: 1;
  readonly state: 'active';
  /** The public id, a UUIDv7. Not the token. */
  readonly sid: string;
  /** The server's clock, in ms since the Unix epoch: for display only. */
  readonly now: number;
  readonly idle: IdleState;
  readonly max: LimitState;
  readonly warnMs: number;
  /** A beat sooner than `minMs` after the last is not written; unacknowledged input is reported every `maxMs`. */
  readonly heartbeat: { readonly minMs: number; readonly maxMs: number };
  readonly policy: { readonly id: string; readonly version: number };
  /** Grows with every touch of the session. */
  readonly rev: number;
  /** On a heartbeat that came too soon: nothing was written. */
  readonly coalesced?: true;
}

/** The body of `POST /heartbeat`. A client names an age, never a time. Unknown fields are ignored. */
export interface Heartbeat {
  readonly v: 1;
  /** How long ago the newest input was, in whole ms. */
  readonly ageMs: number;
  /** The session that the page belongs to: a beat for another than the cookie's touches nothing. */
  readonly sid?: string;
}

/** The body of `POST /logout`; `{}` will do. */
export interface Logout {
  /** The session that the page belongs to: a late logout must not end the session that followed it. */
  readonly sid?: string;
}

/** A policy as `GET` and `PUT /admin/policies/{id}` answer it. Its version is the ETag. */
export interface PolicyResource extends PolicyDurations {
  readonly id: string;
  readonly version: number;
  /** What the host allows. */
  readonly limits: PolicyLimits;
  /** RFC 3339. */
  readonly updatedAt: string;
}

/** The answer of `PUT /admin/policies/{id}?dryRun=1`: what saving would do to the live sessions. */
export interface PolicyDryRun {
  /** How many sessions it would end. */
  readonly ends: number;
  /** How many sessions live under the policy. */
  readonly of: number;
  /** Whether the caller's own session is among those that it would end. */
  readonly self: boolean;
}

/** What `GET /events` sends, by the event's name, as JSON in its data. The first event is a `state`. */
export interface SessionEvents {
  /** The session has been extended, or the stream has just been opened. */
  readonly state: SessionState;
  /** An administrator has saved other durations: the state under them. */
  readonly policy: SessionState;
  /** The session is over, and so is the stream. */
  readonly ended: SessionEnded;
  /** The server closes the stream, not the session. */
  readonly bye: StreamBye;
}

/** Why a session ended. */
export interface SessionEnded {
  readonly reason: EndReason;
}

/** When to open the stream again. */
export interface StreamBye {
  /** In whole ms; the server has spread them already. */
  readonly reconnectMs: number;
}

/** A live session in a list. Instants are RFC 3339. */
export interface ListedSession {
  readonly sid: string;
  readonly createdAt: string;
  /** When the person was last active. */
  readonly seenAt: string;
  /** When it will have ended, if nobody is active in it any more. */
  readonly endsAt: string;
  /** The browser that signed in, by its own word. */
  readonly userAgent: string | null;
  /** Whether it is the session that asks. */
  readonly current: boolean;
}

/** The answer of `GET /sessions` and `GET /admin/sessions`: the newest first. */
export interface SessionList {
  readonly sessions: readonly ListedSession[];
}

/** The body of `POST /sessions/revoke`: all one's own sessions, with or without the one that asks. */
export interface RevokeOwn {
  readonly scope: 'others' | 'all';
}

/** The body of `POST /admin/revoke`: all sessions of a person, or one. */
export interface RevokeSessions {
  readonly subject: string;
  readonly sid?: string;
}

/** The answer to a revocation. */
export interface Revoked {
  /** How many live sessions it has ended. */
  readonly revoked: number;
}

/** One line of the audit. */
export interface AuditLine {
  readonly id: string;
  /** RFC 3339. */
  readonly at: string;
  readonly event: 'sign-in' | 'end' | 'policy';
  /** Whose session it was, or who changed the policy; `null` for the host itself. */
  readonly subject: string | null;
  readonly sid: string | null;
  readonly policyId: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** The answer of `GET /admin/audit`: the newest first. */
export interface AuditPage {
  readonly entries: readonly AuditLine[];
  /** Goes into `?before=` for the next page; `null` on the last. */
  readonly next: string | null;
}

/** The status that belongs to each problem code. */
export const PROBLEM_STATUS = {
  no_session: 401,
  session_ended: 401,
  csrf: 403,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  stale_version: 412,
  too_large: 413,
  bad_type: 415,
  bad_body: 422,
  precondition_required: 428,
  rate_limited: 429,
  store_unavailable: 503,
} as const;

/** The `code` of a {@link Problem}. */
export type ProblemCode = keyof typeof PROBLEM_STATUS;

/** One refused field of a request. */
export interface FieldProblem {
  readonly field: string;
  readonly code: string;
  readonly detail: string;
  /** The nearest allowed value in ms, where there is one. */
  readonly nearestMs?: number;
}

/**
 * An error of the API, `application/problem+json`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly code: ProblemCode;
  /** Why the session ended: only with `session_ended`, and only for the holder of the true token. */
  readonly reason?: EndReason;
  /** With `bad_body`: the fields to correct. */
  readonly errors?: readonly FieldProblem[];
}

const ms = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const limit = { remainingMs: ms, limitMs: ms };

/** Checks a {@link SessionState}. */
export const sessionStateSchema: v.GenericSchema<unknown, SessionState> = v.object({
  v: v.literal(1),
  state: v.literal('active'),
  sid: v.string(),
  now: ms,
  idle: v.object({ ...limit, ageMs: ms }),
  max: v.object(limit),
  warnMs: ms,
  heartbeat: v.object({ minMs: ms, maxMs: ms }),
  policy: v.object({ id: v.string(), version: ms }),
  rev: ms,
  coalesced: v.exactOptional(v.literal(true)),
});

/** Checks the data of each event of `GET /events`, by the event's name. */
export const sessionEventSchemas: {
  readonly [Name in keyof SessionEvents]: v.GenericSchema<unknown, SessionEvents[Name]>;
} = {
  state: sessionStateSchema,
  policy: sessionStateSchema,
  ended: v.object({ reason: v.picklist(END_REASONS) }),
  bye: v.object({ reconnectMs: ms }),
};

/** Checks a {@link Heartbeat}. */
export const heartbeatSchema: v.GenericSchema<unknown, Heartbeat> = v.object({
  v: v.literal(1),
  ageMs: ms,
  sid: v.exactOptional(v.string()),
});

/** Checks a {@link Logout}. */
export const logoutSchema: v.GenericSchema<unknown, Logout> = v.object({ sid: v.exactOptional(v.string()) });

/**
 * Checks the shape of what an administrator writes: the body of `PUT /admin/policies/{id}`. Whether the durations are
 * allowed is for `validatePolicy` of the model to say.
 */
export const policyDurationsSchema: v.GenericSchema<unknown, PolicyDurations> = v.object({
  idleMs: v.number(),
  maxMs: v.number(),
  warnMs: v.number(),
});

/** Checks a {@link PolicyResource}. */
export const policyResourceSchema: v.GenericSchema<unknown, PolicyResource> = v.object({
  id: v.string(),
  version: ms,
  idleMs: ms,
  maxMs: ms,
  warnMs: ms,
  limits: v.object({ minMs: ms, maxMs: ms }),
  updatedAt: v.string(),
});

/** Checks a {@link PolicyDryRun}. */
export const policyDryRunSchema: v.GenericSchema<unknown, PolicyDryRun> = v.object({
  ends: ms,
  of: ms,
  self: v.boolean(),
});

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(256));

/** Checks a {@link SessionList}. */
export const sessionListSchema: v.GenericSchema<unknown, SessionList> = v.object({
  sessions: v.array(
    v.object({
      sid: v.string(),
      createdAt: v.string(),
      seenAt: v.string(),
      endsAt: v.string(),
      userAgent: v.nullable(v.string()),
      current: v.boolean(),
    }),
  ),
});

/** Checks a {@link RevokeOwn}. */
export const revokeOwnSchema: v.GenericSchema<unknown, RevokeOwn> = v.object({ scope: v.picklist(['others', 'all']) });

/** Checks a {@link RevokeSessions}. */
export const revokeSessionsSchema: v.GenericSchema<unknown, RevokeSessions> = v.object({
  subject: text,
  sid: v.exactOptional(text),
});

/** Checks a {@link Revoked}. */
export const revokedSchema: v.GenericSchema<unknown, Revoked> = v.object({ revoked: ms });

/** Checks an {@link AuditPage}. */
export const auditPageSchema: v.GenericSchema<unknown, AuditPage> = v.object({
  entries: v.array(
    v.object({
      id: v.string(),
      at: v.string(),
      event: v.picklist(['sign-in', 'end', 'policy']),
      subject: v.nullable(v.string()),
      sid: v.nullable(v.string()),
      policyId: v.string(),
      detail: v.record(v.string(), v.unknown()),
    }),
  ),
  next: v.nullable(v.string()),
});

/** Checks a {@link Problem}. */
export const problemSchema: v.GenericSchema<unknown, Problem> = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  detail: v.exactOptional(v.string()),
  code: v.picklist(Object.keys(PROBLEM_STATUS) as ProblemCode[]),
  reason: v.exactOptional(v.picklist(END_REASONS)),
  errors: v.exactOptional(
    v.array(
      v.object({ field: v.string(), code: v.string(), detail: v.string(), nearestMs: v.exactOptional(v.number()) }),
    ),
  ),
});
