import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { SessionInfo } from '../engine.ts';
import type { SessionHandler } from '../handler.ts';
import type { SessionRequest } from '../request.ts';

/** A request of Node.js, of Express or of Connect. */
export type NodeRequest = IncomingMessage & {
  /** Express: the URL before a router has cut off where it is mounted. */
  readonly originalUrl?: string;
  /** What a body parser has made of the body. */
  readonly body?: unknown;
};

/**
 * The endpoints as a listener of `node:http`, and as a middleware of Express and Connect.
 *
 * @example
 * http.createServer(nodeHandler(curfew)).listen(8787);
 * app.use('/curfew/v1', nodeHandler(curfew)); // Express
 */
export function nodeHandler(
  curfew: SessionHandler,
): (request: NodeRequest, response: ServerResponse, next?: (error: unknown) => void) => void {
  return (incoming, outgoing, next) => {
    answer(curfew, incoming, outgoing).catch((error: unknown) => {
      if (next && !outgoing.headersSent) next(error);
      else outgoing.destroy(error as Error);
    });
  };
}

async function answer(curfew: SessionHandler, incoming: NodeRequest, outgoing: ServerResponse): Promise<void> {
  await sendResponse(await curfew.fetch(nodeRequest(incoming)), outgoing);
}

/**
 * The session of a request to a route of the host's own. `null`: there is none, and that has been answered.
 *
 * @param options - as for `check`
 * @example
 * const session = await nodeCheck(curfew, req, res);
 * if (session) res.end(`Hello ${session.subject}`);
 */
export async function nodeCheck(
  curfew: SessionHandler,
  incoming: NodeRequest,
  outgoing: ServerResponse,
  options?: { readonly touch?: boolean },
): Promise<SessionInfo | null> {
  const { session, refusal } = await curfew.check(nodeRequest(incoming), options);
  if (refusal) await sendResponse(refusal, outgoing);
  return session;
}

/**
 * A request of Node.js as Curfew reads it, for `create`, `adopt`, `end` and `check` in routes of the host. A body that a
 * parser has read already is written anew. Where its host or path is none, there are no endpoints at its URL.
 *
 * @example
 * const { setCookie } = await curfew.create(nodeRequest(req), { subject: user.id });
 * res.setHeader('Set-Cookie', setCookie);
 */
export function nodeRequest(incoming: NodeRequest): SessionRequest {
  const { method = 'GET', headers } = incoming;
  return {
    method,
    url: urlOf(incoming),
    headers: {
      get(name) {
        const value = headers[name.toLowerCase()];
        return (Array.isArray(value) ? value.join(', ') : value) ?? null;
      },
    },
    body: method === 'GET' || method === 'HEAD' ? null : bodyOf(incoming),
  };
}

/** Not on the loopback, where the cookie has another name. */
const NOWHERE = 'http://nowhere.invalid/';

function urlOf({ originalUrl, url = '/', headers, socket }: NodeRequest): string {
  const absolute = `${'encrypted' in socket ? 'https' : 'http'}://${headers.host ?? 'localhost'}${originalUrl ?? url}`;
  return URL.canParse(absolute) ? absolute : NOWHERE;
}

function bodyOf(incoming: NodeRequest): AsyncIterable<Uint8Array> {
  if (incoming.body === undefined) return incoming;
  const text = typeof incoming.body === 'string' ? incoming.body : JSON.stringify(incoming.body);
  return Readable.from([Buffer.from(text)]);
}

const EVENT_STREAM = 'text/event-stream';

/** Answers a request of Node.js with a `Response` of Curfew's, such as the `refusal` of `check`. */
export async function sendResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value);
  for (const cookie of response.headers.getSetCookie()) outgoing.appendHeader('set-cookie', cookie);
  if (!response.body) outgoing.end();
  else if (response.headers.get('content-type') === EVENT_STREAM) await stream(response.body, outgoing);
  // In one piece, which leaves with the headers: to pass a stream on costs more than all else that an answer takes.
  else outgoing.end(await response.text());
}

async function stream(body: ReadableStream<Uint8Array>, outgoing: ServerResponse): Promise<void> {
  outgoing.flushHeaders();
  try {
    await pipeline(Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]), outgoing);
  } catch (error) {
    // The browser has gone: that is how event streams end.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}
