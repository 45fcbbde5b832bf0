import { Mark } from '../shell/Mark.tsx';

/** Until the server has said whose page this is. It shows only if that takes its time. */
export function Loading() {
  return (
    <main className="cover cover--late" aria-busy="true">
      <Mark size={32} />
      <p>Loading…</p>
    </main>
  );
}

/** Where the server did not answer at all. */
export function Unreachable({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <main className="cover">
      <Mark size={32} />
      <h1>Northwind Console cannot be reached</h1>
      <p className="cover__words">The server did not answer. It may be starting.</p>
      <button type="button" className="button button--primary" onClick={onRetry}>
        Try again
      </button>
    </main>
  );
}
