import { Link } from 'wouter';
import type { Customer } from '../api/types.ts';
import { formatRoundMoney } from '../format/money.ts';
import { formatDay } from '../format/time.ts';

export function CustomersTable({ customers }: { readonly customers: readonly Customer[] }) {
  return (
    <table className="table">
      <caption className="visually-hidden">Customers and their orders of the last 30 days</caption>
      <thead>
        <tr>
          <th scope="col">Customer</th>
          <th scope="col" className="table__wide-only">
            Contact
          </th>
          <th scope="col" className="table__wide-only">
            Last order
          </th>
          <th scope="col" className="table__number">
            Orders
          </th>
          <th scope="col" className="table__number">
            Revenue
          </th>
        </tr>
      </thead>
      <tbody>
        {customers.map((customer) => (
          <tr key={customer.id}>
            <th scope="row">
              <Link href={`/customers/${customer.id}`}>{customer.name}</Link>
              <span className="table__second-line">{customer.city}</span>
            </th>
            <td className="table__wide-only">{customer.contact}</td>
            <td className="table__wide-only">
              {customer.lastOrderAt ? (
                <time dateTime={customer.lastOrderAt}>{formatDay(customer.lastOrderAt)}</time>
              ) : (
                'None'
              )}
            </td>
            <td className="table__number">{customer.orders}</td>
            <td className="table__number">{formatRoundMoney(customer.revenueCents)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
