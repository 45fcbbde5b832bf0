/**
 * The parts of a request that Curfew reads. A fetch `Request` has them. `nodeRequest` creates only these, which is
 * cheaper.
 */
export interface SessionRequest {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly headers: { get(name: string): string | null };
  readonly body: AsyncIterable<Uint8Array> | null;
}
