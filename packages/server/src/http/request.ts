/**
 * A fetch `Request` has all of this, also as TypeScript's library `dom` declares it. `nodeRequest` creates no more, which
 * is cheaper.
 */
export interface SessionRequest {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly headers: { get(name: string): string | null };
  readonly body: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array> | null;
}

/** A body that can be read at once, which costs less than an iterator. */
export interface CollectableBody extends AsyncIterable<Uint8Array> {
  /** Rejects if the body ends early. Resolves to `null` once it has more than `most` bytes. */
  collect(most: number): Promise<Uint8Array | null>;
}

let latest: { readonly text: string; readonly url: URL } | undefined;

/**
 * Parses the URL of a request. Successive calls are for the same URL, as are successive requests, so it keeps the latest.
 *
 * @throws TypeError if it is invalid
 */
export function urlOf({ url: text }: Pick<SessionRequest, 'url'>): URL {
  if (latest?.text !== text) latest = { text, url: new URL(text) };
  return latest.url;
}
