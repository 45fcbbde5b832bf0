import * as v from 'valibot';
import { type CatalogueCustomer, CUSTOMERS } from './catalogue.ts';

export interface CustomerRecord {
  readonly name: string;
  readonly contact: string;
  readonly phone: string;
  readonly street: string;
  readonly city: string;
  readonly deliveries: string;
  readonly terms: string;
  readonly notes: string;
}

const line = v.pipe(v.string(), v.trim(), v.maxLength(254, 'Write at most 254 characters.'));

export const customerRecordSchema: v.GenericSchema<unknown, CustomerRecord> = v.object({
  name: v.pipe(line, v.minLength(1, 'Write a name.')),
  contact: line,
  phone: line,
  street: line,
  city: line,
  deliveries: line,
  terms: line,
  notes: v.pipe(v.string(), v.maxLength(10_000, 'Write at most 10 000 characters.')),
});

export interface CustomerRecords {
  find(id: string): CustomerRecord | null;
  save(id: string, record: CustomerRecord): void;
  remove(id: string): boolean;
}

/** Changes last until the process ends, because this is a demo. */
export function customerRecords(): CustomerRecords {
  const records = new Map(CUSTOMERS.map((customer) => [customer.id, recordOf(customer)]));
  return {
    find: (id) => records.get(id) ?? null,
    save: (id, record) => void records.set(id, record),
    remove: (id) => records.delete(id),
  };
}

function recordOf({ name, city, contact }: CatalogueCustomer): CustomerRecord {
  return {
    ...{ name, city, contact, phone: '', street: '', notes: '' },
    deliveries: 'Weekdays, 07:00 to 11:00',
    terms: '30 days',
  };
}
