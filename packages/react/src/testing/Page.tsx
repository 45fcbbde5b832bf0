import type { ReactElement } from 'react';

/** A page of a host, for stories: something to be covered, with something to come back to. */
export function Page(): ReactElement {
  return (
    <main>
      <h1>Orders</h1>
      <p>Three orders wait for your approval.</p>
      <label htmlFor="note">Note</label> <input id="note" /> <button type="button">Approve</button>
    </main>
  );
}
