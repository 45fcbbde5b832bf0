import type { Items } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { Freshness } from '../ui/Freshness.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ResourceCard } from '../ui/ResourceCard.tsx';
import { OrdersTable } from './OrdersTable.tsx';

const EVERY_MS = 4_000;

export function OrdersPage() {
  const orders = useResource<Items>('/api/items', EVERY_MS);
  return (
    <>
      <PageHeader
        title="Orders"
        lead="The latest orders, newest first. Updates automatically."
        meta={<Freshness updatedAt={orders.updatedAt} failed={orders.failed} />}
      />
      <ResourceCard resource={orders} what="orders">
        {({ items }) => <OrdersTable orders={items} />}
      </ResourceCard>
    </>
  );
}
