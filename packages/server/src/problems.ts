import { type FieldProblem, PROBLEM_STATUS, type Problem, type ProblemCode } from '@curfew/core/protocol';
import { ANSWER_HEADERS } from './headers.ts';

const TITLES: Record<ProblemCode, string> = {
  no_session: 'Sign in first.',
  session_ended: 'The session is over.',
  csrf: 'The request does not come from a page of this site.',
  forbidden: 'You are not allowed to do this.',
  not_found: 'There is nothing here.',
  method_not_allowed: 'This resource does not know this method.',
  stale_version: 'Somebody else has changed it in the meantime.',
  too_large: 'The body is too large.',
  bad_type: 'The body must be application/json.',
  bad_body: 'The body is not valid.',
  precondition_required: 'Say which version you have read, with If-Match.',
  rate_limited: 'Too many requests.',
  store_unavailable: 'Sessions cannot be checked at the moment.',
};

/** The seconds after which a client may ask again when the store was down. */
const RETRY_AFTER_S = 5;

/** What a {@link Refusal} may say beyond its code. */
export interface RefusalDetails {
  readonly detail?: string;
  readonly reason?: NonNullable<Problem['reason']>;
  readonly errors?: readonly FieldProblem[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown wherever a request is found wanting; the handler turns it into the response. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ProblemCode;
  readonly details: RefusalDetails;

  constructor(code: ProblemCode, details: RefusalDetails = {}) {
    super(TITLES[code]);
    this.code = code;
    this.details = details;
  }
}

/**
 * An error as RFC 9457 has it, with the status that belongs to its code.
 *
 * @example
 * return problemResponse('bad_body', { errors: [{ field: 'email', code: 'invalid', detail: 'Write an address.' }] });
 */
export function problemResponse(code: ProblemCode, { headers, ...more }: RefusalDetails = {}): Response {
  const status = PROBLEM_STATUS[code];
  const problem: Problem = { type: 'about:blank', title: TITLES[code], status, code, ...more };
  return new Response(JSON.stringify(problem), {
    status,
    headers: {
      ...ANSWER_HEADERS,
      'content-type': 'application/problem+json',
      // RFC 9110 wants a challenge with every 401; browsers leave a scheme that they do not know alone.
      ...(status === 401 && { 'www-authenticate': 'Curfew' }),
      ...(code === 'store_unavailable' && { 'retry-after': String(RETRY_AFTER_S) }),
      ...headers,
    },
  });
}
