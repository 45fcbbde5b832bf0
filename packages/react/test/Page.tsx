import type { ReactElement } from 'react';
import './page.css';

const ORDERS = [
  ['1042', 'Lamps', 12],
  ['1043', 'Desks', 3],
  ['1044', 'Chairs', 24],
] as const;

/** A page of an app, for stories: content to cover, and a field that focus returns to. */
export function Page(): ReactElement {
  return (
    <main className="story-page">
      <h1>Orders</h1>
      <p>Three orders wait for your approval.</p>
      <ul>
        {ORDERS.map(([id, what, count]) => (
          <li key={id}>
            <span>{id}</span> {what} <span>{count}</span>
          </li>
        ))}
      </ul>
      <p>
        <label htmlFor="note">Note</label> <input id="note" /> <button type="button">Approve</button>
      </p>
    </main>
  );
}
