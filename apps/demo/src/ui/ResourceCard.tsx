import type { ReactNode } from 'react';
import type { Resource } from '../api/use-resource.ts';

interface ResourceCardProps<T> {
  readonly resource: Resource<T>;
  /** The name of the content, such as `orders`, until it arrives. */
  readonly what: string;
  readonly children: (data: T) => ReactNode;
}

export function ResourceCard<T>({ resource, what, children }: ResourceCardProps<T>) {
  const { data, failed, retry } = resource;
  return (
    <section className="card" aria-label={what} aria-busy={!data && !failed}>
      {data && children(data)}
      {!data && !failed && <p className="notice notice--late">Loading {what}…</p>}
      {!data && failed && (
        <div className="notice" role="alert">
          <p>Couldn’t load {what}.</p>
          <button type="button" className="button button--small" onClick={retry}>
            Try again
          </button>
        </div>
      )}
    </section>
  );
}
