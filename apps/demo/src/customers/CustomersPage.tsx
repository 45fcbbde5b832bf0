import type { Customers } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ResourceCard } from '../ui/ResourceCard.tsx';
import { CustomersTable } from './CustomersTable.tsx';

export function CustomersPage() {
  const customers = useResource<Customers>('/api/customers');
  return (
    <>
      <PageHeader title="Customers" lead="Everyone who buys from Northwind, with their orders from the last 30 days." />
      <ResourceCard resource={customers} what="customers">
        {(data) => <CustomersTable customers={data.customers} />}
      </ResourceCard>
    </>
  );
}
