import type { Order } from '../api/types.ts';
import { formatMoney } from '../format/money.ts';
import { formatDayAndClock } from '../format/time.ts';
import { OrderStatus } from './OrderStatus.tsx';

export function OrdersTable({ orders }: { readonly orders: readonly Order[] }) {
  return (
    <table className="table">
      <caption className="visually-hidden">Orders, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Order</th>
          <th scope="col" className="table__wide-only">
            Product
          </th>
          <th scope="col" className="table__wide-only">
            Placed
          </th>
          <th scope="col">Status</th>
          <th scope="col" className="table__number">
            Total
          </th>
        </tr>
      </thead>
      <tbody>
        {orders.map((order) => (
          <tr key={order.id}>
            <th scope="row">
              <span className="table__id">{order.id}</span>
              <span className="table__second-line">{order.customer}</span>
            </th>
            <td className="table__wide-only">
              {order.product}
              <span className="table__second-line">Quantity {order.quantity}</span>
            </td>
            <td className="table__wide-only">
              <time dateTime={order.placedAt}>{formatDayAndClock(order.placedAt)}</time>
            </td>
            <td>
              <OrderStatus status={order.status} />
            </td>
            <td className="table__number">{formatMoney(order.totalCents)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
