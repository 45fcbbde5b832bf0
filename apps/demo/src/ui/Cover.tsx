import { Mark } from '../shell/Mark.tsx';

/** Shown while the account loads, but only if that takes long. */
export function Loading() {
  return (
    <main className="cover cover--late" aria-busy="true">
      <Mark size={2} />
      <p>Loading…</p>
    </main>
  );
}

/** Shown if the account could not be loaded. */
export function Unreachable({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <main className="cover">
      <Mark size={2} />
      <h1>We can't reach Northwind Console</h1>
      <p className="cover__words">The server isn't responding. It may still be starting.</p>
      <button type="button" className="button button--primary" onClick={onRetry}>
        Try again
      </button>
    </main>
  );
}
