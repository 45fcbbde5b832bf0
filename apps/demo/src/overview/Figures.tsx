import type { Overview } from '../api/types.ts';
import { formatRoundMoney } from '../format/money.ts';

export function Figures({ overview }: { readonly overview: Overview }) {
  return (
    <dl className="figures">
      <Figure label="Orders today" value={overview.ordersToday} />
      <Figure label="Revenue today" value={formatRoundMoney(overview.revenueTodayCents)} />
      <Figure label="Open orders" value={overview.openOrders} />
      <Figure label="Active customers" value={overview.activeCustomers} />
    </dl>
  );
}

function Figure({ label, value }: { readonly label: string; readonly value: string | number }) {
  return (
    <div className="figures__item">
      <dt className="figures__label">{label}</dt>
      <dd className="figures__value">{value}</dd>
    </div>
  );
}
