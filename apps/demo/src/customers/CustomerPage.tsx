import { useState } from 'react';
import { ApiError } from '../api/request.ts';
import type { CustomerRecord } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { NotFoundPage } from '../ui/NotFoundPage.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ResourceCard } from '../ui/ResourceCard.tsx';
import { CustomerForm } from './CustomerForm.tsx';
import { DeleteCustomer } from './DeleteCustomer.tsx';
import { DeletedPage } from './DeletedPage.tsx';

export function CustomerPage({ id }: { readonly id: string }) {
  const url = `/api/customers/${id}`;
  const customer = useResource<CustomerRecord>(url);
  const [isDeleted, setIsDeleted] = useState(false);
  const name = customer.data?.name ?? 'Customer';
  if (isDeleted) return <DeletedPage name={name} />;
  if (customer.error instanceof ApiError && customer.error.status === 404) return <NotFoundPage />;
  return (
    <>
      <PageHeader title={name} lead="Contact details and notes. Changes are saved when you press Save." />
      <ResourceCard resource={customer} what="the customer">
        {(data) => <CustomerForm url={url} saved={data} />}
      </ResourceCard>
      {customer.data && <DeleteCustomer url={url} name={name} onDeleted={() => setIsDeleted(true)} />}
    </>
  );
}
