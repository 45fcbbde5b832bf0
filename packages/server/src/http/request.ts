/**
 * What Curfew reads of a request. A fetch `Request` has all of this, also as TypeScript's library `dom` declares it.
 * `nodeRequest` creates no more, which is cheaper.
 */
export interface SessionRequest {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly headers: { get(name: string): string | null };
  readonly body: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array> | null;
}

/** Costs less than an iterator. */
export interface CollectableBody extends AsyncIterable<Uint8Array> {
  /** At once if the body has arrived. Rejects if it ends early. `null`: it has more than `most` bytes. */
  collect(most: number): Uint8Array | null | Promise<Uint8Array | null>;
}

let latest: { readonly text: string; readonly url: URL } | undefined;

/** Successive calls mostly have the same URL. */
export function urlOf({ url: text }: Pick<SessionRequest, 'url'>): URL {
  if (latest?.text !== text) latest = { text, url: new URL(text) };
  return latest.url;
}
