import type { SessionEngine } from '../../engine-types.ts';
import type { AuditEntry, AuditQuery } from '../../store/types.ts';
import { HttpError } from '../problems.ts';
import { type SessionRequest, urlOf } from '../request.ts';

const DEFAULT_LINES = 50;
const MOST_LINES = 200;

export const PAGE_QUERY: readonly string[] = ['limit', 'before'];

export interface AuditPageLines {
  readonly entries: readonly AuditEntry[];
  /** `undefined` on the last page. */
  readonly older: AuditEntry | undefined;
  readonly next: string | null;
}

export async function readAuditPage(
  engine: SessionEngine,
  request: SessionRequest,
  of: Pick<AuditQuery, 'tenant' | 'policyId'>,
): Promise<AuditPageLines> {
  const query = urlOf(request).searchParams;
  const limit = lines(query.get('limit'));
  const entries = await engine.audit({ ...of, limit: limit + 1, before: query.get('before') });
  const shown = entries.slice(0, limit);
  const older = entries[limit];
  return { entries: shown, older, next: older ? (shown.at(-1)?.id ?? null) : null };
}

function lines(text: string | null): number {
  if (text === null) return DEFAULT_LINES;
  const number = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= MOST_LINES) return number;
  const detail = `Write a whole number from 1 to ${MOST_LINES}.`;
  throw new HttpError('bad_body', { errors: [{ field: 'limit', code: 'invalid', detail }] });
}
