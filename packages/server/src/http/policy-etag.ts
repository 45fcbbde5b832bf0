import type { PolicyResource } from '@curfew/core/protocol';
import { HttpError } from './problems.ts';
import type { SessionRequest } from './request.ts';

export function etagOf(policy: PolicyResource): string {
  return `"${policy.version}"`;
}

/**
 * Returns the version in `If-Match`, or 0, which no policy has, if the header is malformed.
 *
 * @throws HttpError `precondition_required` if the header is missing or `*`, so that no unseen change is overwritten
 */
export function versionFromIfMatch(request: SessionRequest): number {
  const header = request.headers.get('if-match')?.trim();
  if (!header || header === '*') throw new HttpError('precondition_required');
  const version = /^"(\d{1,15})"$/.exec(header)?.[1];
  return version === undefined ? 0 : Number(version);
}
