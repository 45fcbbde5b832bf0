import type { ReactElement } from 'react';

/** A page of an app, for stories: content to cover, and a field that focus returns to. */
export function Page(): ReactElement {
  return (
    <main>
      <h1>Orders</h1>
      <p>Three orders wait for your approval.</p>
      <label htmlFor="note">Note</label> <input id="note" /> <button type="button">Approve</button>
    </main>
  );
}
