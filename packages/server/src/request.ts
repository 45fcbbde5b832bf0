/** What Curfew reads of a request. A `Request` of fetch has it all; `nodeRequest` has no more, which makes it cheap. */
export interface SessionRequest {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly headers: { get(name: string): string | null };
  readonly body: AsyncIterable<Uint8Array> | null;
}
