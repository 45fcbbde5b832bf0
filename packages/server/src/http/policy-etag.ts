import type { PolicyResource } from '@curfew/core/protocol';
import { HttpError } from './problems.ts';
import type { SessionRequest } from './request.ts';

export function etagOf(policy: PolicyResource): string {
  return `"${policy.version}"`;
}

/** No policy has version 0. Without a version, an unseen change could be overwritten. */
export function versionFromIfMatch(request: SessionRequest): number {
  const header = request.headers.get('if-match')?.trim();
  if (!header || header === '*') throw new HttpError('precondition_required');
  const version = /^"(0|[1-9]\d{0,14})"$/.exec(header)?.[1];
  return version === undefined ? 0 : Number(version);
}
