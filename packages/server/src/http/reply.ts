import type { SessionRequest } from './request.ts';

/** The adapter of Node.js sends it as it is: a `Response` costs more. */
export interface Reply {
  readonly status: number;
  /** In lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | EventFeed | null;
}

/** The result is called when the client has disconnected. */
export type EventFeed = (sink: EventSink) => () => void;

export interface EventSink {
  /** Returns `false`, and closes, if the client leaves more than {@link UNREAD_BYTES} unread. */
  write(text: string): boolean;
  close(): void;
}

/** The events of ten minutes are far smaller. */
export const UNREAD_BYTES = 65_536;

type Handler = (request: SessionRequest) => Promise<Response>;
type PlainHandler = (request: SessionRequest) => Promise<Reply>;

const plainHandlers = new WeakMap<Handler, PlainHandler>();

export function toHandler(plain: PlainHandler): Handler {
  const handler: Handler = async (request) => toResponse(await plain(request));
  plainHandlers.set(handler, plain);
  return handler;
}

/** `null` if your app has wrapped the handler. */
export function toPlainHandler(handler: Handler): PlainHandler | null {
  return plainHandlers.get(handler) ?? null;
}

export function toResponse({ status, headers, body }: Reply): Response {
  return new Response(typeof body === 'function' ? readableStream(body) : body, { status, headers });
}

const encoder = new TextEncoder();

function readableStream(feed: EventFeed): ReadableStream<Uint8Array> {
  let stop = () => {};
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        stop = feed({
          write(text) {
            controller.enqueue(encoder.encode(text));
            if ((controller.desiredSize ?? 0) > 0) return true;
            controller.close();
            return false;
          },
          close: () => controller.close(),
        });
      },
      cancel: () => stop(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: UNREAD_BYTES }),
  );
}
