import * as v from 'valibot';
import { END_REASONS, type EndReason } from './state/facts.ts';
import { LONGEST_ACCOUNT } from './state/parse.ts';
import {
  POLICY_APPLIES,
  type PolicyApply,
  type PolicyDurations,
  type PolicyLimits,
  type SessionPolicy,
} from './state/policy.ts';

/** An active session: the response to `GET /session` and `POST /heartbeat`. All durations are in whole ms. */
export interface SessionState {
  readonly v: 1;
  readonly state: 'active';
  /** A UUIDv7. Not the token. */
  readonly sid: string;
  /**
   * An opaque tag of tenant and subject, at most 64 characters: a keyed hash, from which nothing of the person follows. With
   * it, a page goes on with the next session of the same person.
   */
  readonly account?: string;
  /** The server's clock, in ms since the Unix epoch: for display only. */
  readonly now: number;
  /**
   * The idle timeout. `ageMs` is the age of the newest input. For a while after the timeout was lowered, `remainingMs`
   * may exceed `policy.idleMs`.
   */
  readonly idle: { readonly remainingMs: number; readonly ageMs: number };
  /** The absolute timeout. */
  readonly max: { readonly remainingMs: number };
  /** The policy that the session is subject to. */
  readonly policy: SessionPolicy & { readonly id: string };
  /** Grows with every heartbeat that is stored. */
  readonly rev: number;
  /** The heartbeat came too soon and was not stored. */
  readonly coalesced?: true;
}

/** The body of `POST /heartbeat`. It contains an age, never a time. Unknown fields are ignored. */
export interface Heartbeat {
  readonly v: 1;
  /** The age of the newest input, in whole ms. */
  readonly ageMs: number;
  /** The page's session. If the cookie's is another, nothing is stored. */
  readonly sid?: string;
}

/** The body of `POST /logout`; `{}` is valid. With a `sid`, a late logout cannot end the session that followed. */
export interface Logout {
  readonly sid?: string;
}

/** A policy, as `GET` and `PUT /admin/policies/{id}` return it. Its version is the ETag. */
export interface PolicyResource extends PolicyDurations {
  readonly id: string;
  readonly version: number;
  /** What administrators may choose. */
  readonly limits: PolicyLimits;
  /** RFC 3339. */
  readonly updatedAt: string;
  /** The subject that saved it last. Absent if it was never changed, and for administrators of another tenant. */
  readonly updatedBy?: string;
}

/** The body of `PUT /admin/policies/{id}`. */
export interface PolicySave extends PolicyDurations {
  /** @default 'now' */
  readonly apply?: PolicyApply;
  /** Why, for the history: at most 200 characters, without control characters, also those that reorder text. */
  readonly note?: string;
}

/**
 * The response to `PUT /admin/policies/{id}?dryRun=1`: how many of the active sessions a save would end, and whether
 * the caller's own is one of them.
 */
export interface PolicyDryRun {
  readonly ends: number;
  readonly of: number;
  readonly self: boolean;
}

/** The active sessions whose idle time, or age, is at least `fromMs` and below `toMs`. */
export interface SessionBucket {
  readonly fromMs: number;
  /** `null`: no upper bound. */
  readonly toMs: number | null;
  readonly count: number;
}

/**
 * The response to `GET /admin/policies/{id}/sessions`: how many active sessions the policy has. The buckets begin at 0, and
 * each begins where the one before ends.
 */
export interface PolicySessions {
  readonly total: number;
  /** By the time since the last activity. */
  readonly idle: readonly SessionBucket[];
  /** By the time since the sign-in, as the absolute timeout counts it. */
  readonly age: readonly SessionBucket[];
}

/** One save of a policy. */
export interface PolicyChange {
  readonly version: number;
  /** RFC 3339. */
  readonly at: string;
  /** The subject that saved it; `null` for your app itself, which created the policy. */
  readonly by: string | null;
  /** `null` for the first version, and if the line of the audit before this one is gone. */
  readonly from: PolicyDurations | null;
  readonly to: PolicyDurations;
  readonly apply: PolicyApply;
  /** Why, as the administrator wrote it; `null` without a note. */
  readonly note: string | null;
}

/** The response to `GET /admin/policies/{id}/history`, newest first. */
export interface PolicyHistory {
  readonly changes: readonly PolicyChange[];
  /** The value of `?before=` for the next page; `null` on the last page. */
  readonly next: string | null;
}

/** The events of `GET /events` by name, with their data as JSON. The first event is a `state`. */
export interface SessionEvents {
  /** The session was extended, or the stream has just opened. */
  readonly state: SessionState;
  /** An administrator has changed the policy: the state under the new one. */
  readonly policy: SessionState;
  readonly ended: SessionEnded;
  /** The server closes the stream, not the session. */
  readonly bye: StreamBye;
}

/** The data of the event `ended`. */
export interface SessionEnded {
  readonly reason: EndReason;
}

/** The data of the event `bye`. */
export interface StreamBye {
  /** After how many ms the client may open the stream again. The server has already added jitter. */
  readonly reconnectMs: number;
}

/** An active session in a list. Instants are RFC 3339. */
export interface ListedSession {
  readonly sid: string;
  readonly createdAt: string;
  readonly seenAt: string;
  /** When the session ends if there is no further activity. */
  readonly endsAt: string;
  /** The browser of the sign-in, as it identified itself. */
  readonly userAgent: string | null;
  readonly current: boolean;
}

/** The response to `GET /sessions` and `GET /admin/sessions`, newest first. */
export interface SessionList {
  readonly sessions: readonly ListedSession[];
}

/** The body of `POST /sessions/revoke`: all sessions of the user, with or without the caller's. */
export interface RevokeOwn {
  readonly scope: 'others' | 'all';
}

/** The body of `POST /admin/revoke`: all sessions of a user, or one. */
export interface RevokeSessions {
  readonly subject: string;
  readonly sid?: string;
}

/** The response to `POST /sessions/revoke` and `POST /admin/revoke`: how many sessions ended. */
export interface Revoked {
  readonly revoked: number;
}

/** One line of the audit. */
export interface AuditLine {
  readonly id: string;
  /** RFC 3339. */
  readonly at: string;
  readonly event: 'sign-in' | 'end' | 'policy';
  /** The owner of the session, or the author of the policy change; `null` for your app itself. */
  readonly subject: string | null;
  readonly sid: string | null;
  readonly policyId: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** The response to `GET /admin/audit`, newest first. */
export interface AuditPage {
  readonly entries: readonly AuditLine[];
  /** The value of `?before=` for the next page; `null` on the last page. */
  readonly next: string | null;
}

/** The HTTP status of each {@link ProblemCode}. */
export const PROBLEM_STATUS = {
  no_session: 401,
  session_ended: 401,
  insufficient_user_authentication: 401,
  csrf: 403,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  too_slow: 408,
  stale_version: 412,
  too_large: 413,
  bad_type: 415,
  bad_body: 422,
  precondition_required: 428,
  rate_limited: 429,
  internal_error: 500,
  store_unavailable: 503,
} as const;

/** The `code` of a {@link Problem}. Clients decide by it: several codes have one status. */
export type ProblemCode = keyof typeof PROBLEM_STATUS;

/** One field of a body that is not valid. */
export interface FieldProblem {
  /** Its path, such as `idleMs`. */
  readonly field: string;
  /** A code of `PolicyProblem`, or another one, such as `invalid`. */
  readonly code: string;
  /** What to write instead, in English, for developers. */
  readonly detail: string;
  /** The nearest allowed duration in ms, if there is one. */
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
  /** Only with `session_ended`, and only if the request has the true token. */
  readonly reason?: EndReason;
  readonly errors?: readonly FieldProblem[];
}

const ms = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const durations = { idleMs: ms, maxMs: ms, warnMs: ms };
const policy = { id: v.string(), version: ms, ...durations };
const apply = v.picklist(POLICY_APPLIES);

export const sessionStateSchema: v.GenericSchema<unknown, SessionState> = v.object({
  v: v.literal(1),
  state: v.literal('active'),
  sid: v.string(),
  account: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_ACCOUNT))),
  now: ms,
  idle: v.object({ remainingMs: ms, ageMs: ms }),
  max: v.object({ remainingMs: ms }),
  policy: v.object(policy),
  rev: ms,
  coalesced: v.exactOptional(v.literal(true)),
});

export const sessionEventSchemas: {
  readonly [Name in keyof SessionEvents]: v.GenericSchema<unknown, SessionEvents[Name]>;
} = {
  state: sessionStateSchema,
  policy: sessionStateSchema,
  ended: v.object({ reason: v.picklist(END_REASONS) }),
  bye: v.object({ reconnectMs: ms }),
};

export const heartbeatSchema: v.GenericSchema<unknown, Heartbeat> = v.object({
  v: v.literal(1),
  ageMs: ms,
  sid: v.exactOptional(v.string()),
});

export const logoutSchema: v.GenericSchema<unknown, Logout> = v.object({ sid: v.exactOptional(v.string()) });

/** `validatePolicy` checks whether the durations are allowed. */
export const policySaveSchema: v.GenericSchema<unknown, PolicySave> = v.object({
  idleMs: v.number(),
  maxMs: v.number(),
  warnMs: v.number(),
  apply: v.exactOptional(apply),
  note: v.exactOptional(
    v.pipe(
      v.string(),
      v.maxLength(200, 'Write at most 200 characters.'),
      // Embeddings, overrides and isolates would reorder the rest of a list.
      v.regex(/^[^\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\u202A-\u202E\u2066-\u2069]*$/u, 'Write no control characters.'),
    ),
  ),
});

export const policyResourceSchema: v.GenericSchema<unknown, PolicyResource> = v.object({
  ...policy,
  limits: v.object({ minMs: ms, maxMs: ms }),
  updatedAt: v.string(),
  updatedBy: v.exactOptional(v.string()),
});

export const policyDryRunSchema: v.GenericSchema<unknown, PolicyDryRun> = v.object({
  ends: ms,
  of: ms,
  self: v.boolean(),
});

const buckets = v.array(v.object({ fromMs: ms, toMs: v.nullable(ms), count: ms }));

export const policySessionsSchema: v.GenericSchema<unknown, PolicySessions> = v.object({
  total: ms,
  idle: buckets,
  age: buckets,
});

export const policyHistorySchema: v.GenericSchema<unknown, PolicyHistory> = v.object({
  changes: v.array(
    v.object({
      version: ms,
      at: v.string(),
      by: v.nullable(v.string()),
      from: v.nullable(v.object(durations)),
      to: v.object(durations),
      apply,
      note: v.nullable(v.string()),
    }),
  ),
  next: v.nullable(v.string()),
});

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(256));

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

export const revokeOwnSchema: v.GenericSchema<unknown, RevokeOwn> = v.object({ scope: v.picklist(['others', 'all']) });

export const revokeSessionsSchema: v.GenericSchema<unknown, RevokeSessions> = v.object({
  subject: text,
  sid: v.exactOptional(text),
});

export const revokedSchema: v.GenericSchema<unknown, Revoked> = v.object({ revoked: ms });

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
