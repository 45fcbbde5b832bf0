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
