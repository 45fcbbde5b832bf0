import { Link } from 'wouter';
import type { Items, Overview } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { OrdersTable } from '../orders/OrdersTable.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ResourceCard } from '../ui/ResourceCard.tsx';
import { Figures } from './Figures.tsx';
import { WeekChart } from './WeekChart.tsx';

const EVERY_MS = 15_000;
const LATEST = 4;

export function OverviewPage() {
  const overview = useResource<Overview>('/api/overview', EVERY_MS);
  const orders = useResource<Items>('/api/items', EVERY_MS);
  return (
    <>
      <PageHeader title="Overview" lead="Northwind today, and over the last seven days." />
      <div className="stack">
        <ResourceCard resource={overview} what="figures">
          {(data) => (
            <>
              <Figures overview={data} />
              <WeekChart week={data.week} />
            </>
          )}
        </ResourceCard>
        <ResourceCard resource={orders} what="latest orders">
          {({ items }) => (
            <>
              <div className="card__head">
                <h2>Latest orders</h2>
                <Link href="/orders">See all</Link>
              </div>
              <OrdersTable orders={items.slice(0, LATEST)} />
            </>
          )}
        </ResourceCard>
      </div>
    </>
  );
}
