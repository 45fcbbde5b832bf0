import { type AuditPage, auditPageSchema } from '@curfew/core/protocol';
import { auditLine } from '../../serialize.ts';
import { HttpError } from '../problems.ts';
import { urlOf } from '../request.ts';
import { json, type Route } from './route.ts';

const DEFAULT_LINES = 50;
const MOST_LINES = 200;

export const readAudit: Route = {
  method: 'GET',
  path: '/admin/audit',
  summary: 'Lists what happened to the sessions and policies of the administrator’s tenant.',
  query: ['limit', 'before'],
  responses: { 200: auditPageSchema },
  problems: ['bad_body'],
  async respond({ engine, admin }, request) {
    const { tenant } = await admin(request, 'audit.read');
    const query = urlOf(request).searchParams;
    const limit = lines(query.get('limit'));
    // One more line shows whether there is another page.
    const entries = await engine.audit({ tenant, limit: limit + 1, before: query.get('before') });
    const shown = entries.slice(0, limit);
    const next = entries.length > limit ? (shown.at(-1)?.id ?? null) : null;
    const page: AuditPage = { entries: shown.map(auditLine), next };
    return json(page);
  },
};

function lines(text: string | null): number {
  if (text === null) return DEFAULT_LINES;
  const number = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= MOST_LINES) return number;
  const detail = `Write a whole number from 1 to ${MOST_LINES}.`;
  throw new HttpError('bad_body', { errors: [{ field: 'limit', code: 'invalid', detail }] });
}
