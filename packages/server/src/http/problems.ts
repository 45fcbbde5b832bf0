import { type FieldProblem, PROBLEM_STATUS, type Problem, type ProblemCode } from '@curfew/core/protocol';
import { ANSWER_HEADERS } from './headers.ts';
import { type Reply, toResponse } from './reply.ts';

/** RFC 9457: with the type `about:blank`, the title is the phrase of the status. */
const TITLES: Record<ProblemCode, string> = {
  no_session: 'Unauthorized',
  session_ended: 'Unauthorized',
  insufficient_user_authentication: 'Unauthorized',
  csrf: 'Forbidden',
  forbidden: 'Forbidden',
  not_found: 'Not found',
  method_not_allowed: 'Method not allowed',
  too_slow: 'Request timeout',
  stale_version: 'Precondition failed',
  too_large: 'Content too large',
  bad_type: 'Unsupported media type',
  bad_body: 'Unprocessable content',
  precondition_required: 'Precondition required',
  rate_limited: 'Too many requests',
  internal_error: 'Internal server error',
  store_unavailable: 'Service unavailable',
};

const RETRY_AFTER_S = 5;

/** Details of a {@link HttpError}. */
export interface HttpErrorDetails {
  readonly detail?: string;
  readonly reason?: NonNullable<Problem['reason']>;
  readonly errors?: readonly FieldProblem[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown to reject a request. The handler converts it into the response. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly code: ProblemCode;
  readonly details: HttpErrorDetails;

  constructor(code: ProblemCode, details: HttpErrorDetails = {}) {
    super(TITLES[code]);
    this.code = code;
    this.details = details;
  }
}

/**
 * Creates an error response as defined in RFC 9457, with the status of its code.
 *
 * @example
 * return problemResponse('bad_body', { errors: [{ field: 'email', code: 'invalid', detail: 'Write an address.' }] });
 */
export function problemResponse(code: ProblemCode, details?: HttpErrorDetails): Response {
  return toResponse(problemReply(code, details));
}

export function problemReply(code: ProblemCode, { headers, ...more }: HttpErrorDetails = {}): Reply {
  const status = PROBLEM_STATUS[code];
  const problem: Problem = { type: 'about:blank', title: TITLES[code], status, code, ...more };
  return {
    status,
    headers: {
      ...ANSWER_HEADERS,
      'content-type': 'application/problem+json',
      // RFC 9110 requires a challenge with every 401. Browsers ignore unknown schemes.
      ...(status === 401 && { 'www-authenticate': 'Curfew' }),
      // Otherwise the connection stays open until the rest of the body arrives.
      ...(code === 'too_slow' && { connection: 'close' }),
      ...(code === 'store_unavailable' && { 'retry-after': String(RETRY_AFTER_S) }),
      ...headers,
    },
    body: JSON.stringify(problem),
  };
}
