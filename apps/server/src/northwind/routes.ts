import { problemResponse, readBody } from '@curfew/server/http';
import type { Protect, ProtectOptions } from '../protect.ts';
import { customersAt, overviewAt } from './figures.ts';
import { ordersBetween } from './orders.ts';
import { customerRecordSchema, customerRecords } from './records.ts';

const DAY = 86_400_000;
const LATEST = 40;

/** Notes are long. */
const MAX_RECORD_BYTES = 65_536;

export function northwindRoutes(protect: Protect, now: () => number, fresh: ProtectOptions): void {
  const records = customerRecords();

  protect('GET', '/items', () => ({ items: ordersBetween(now() - DAY, now()).slice(0, LATEST) }));
  protect('GET', '/overview', () => overviewAt(now()));
  protect('GET', '/customers', () => ({ customers: customersAt(now(), records) }));

  protect('GET', '/customers/:id', ({ req }) => records.find(req.param('id') ?? '') ?? problemResponse('not_found'));

  protect(
    'PUT',
    '/customers/:id',
    ({ req }, _session, record) => {
      const id = req.param('id') ?? '';
      if (!records.find(id)) return problemResponse('not_found');
      records.save(id, record);
      return record;
    },
    { read: (request: Request) => readBody(request, customerRecordSchema, { maxBytes: MAX_RECORD_BYTES }) },
  );

  protect(
    'DELETE',
    '/customers/:id',
    ({ req }) => (records.remove(req.param('id') ?? '') ? {} : problemResponse('not_found')),
    fresh,
  );
}
