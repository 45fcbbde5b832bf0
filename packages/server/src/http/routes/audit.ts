import { type AuditPage, auditPageSchema } from '@curfew/core/protocol';
import { auditLine } from '../../serialize.ts';
import { PAGE_QUERY, readAuditPage } from './audit-page.ts';
import { inTurn } from './in-turn.ts';
import { json, type Route } from './route.ts';

export const readAudit: Route = {
  method: 'GET',
  path: '/admin/audit',
  summary: 'Lists what happened to the sessions and policies of the administrator’s tenant.',
  query: PAGE_QUERY,
  responses: { 200: auditPageSchema },
  problems: ['bad_body'],
  async respond(context, request) {
    const session = await context.admin(request, 'audit.read');
    const { entries, next } = await inTurn(context, session, ({ tenant }) =>
      readAuditPage(context.engine, request, { tenant }),
    );
    const page: AuditPage = { entries: entries.map(auditLine), next };
    return json(page);
  },
};
