import { Mark } from '../shell/Mark.tsx';

/** Only if the account takes long to load. */
export function Loading() {
  return (
    <main className="cover cover--late" aria-busy="true">
      <Mark size={2} />
      <p>Loading…</p>
    </main>
  );
}

export function Unreachable({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <main className="cover">
      <Mark size={2} />
      <h1>We can’t reach Northwind Console</h1>
      <p className="cover__words">The server isn’t responding. It may still be starting.</p>
      <button type="button" className="button button--primary" onClick={onRetry}>
        Try again
      </button>
    </main>
  );
}
