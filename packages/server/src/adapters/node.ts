import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SessionInfo } from '../engine-types.ts';
import { type EventFeed, type Reply, toPlainHandler, UNREAD_BYTES } from '../http/reply.ts';
import { type CollectableBody, type SessionRequest, urlOf } from '../http/request.ts';
import type { AuthenticateOptions, SessionHandler } from '../http/session-handler.ts';

/** A response of Node.js, Express or Connect. */
export type NodeResponse = ServerResponse | Http2ServerResponse;

/** A request of Node.js, Express or Connect. */
export type NodeRequest = (IncomingMessage | Http2ServerRequest) & {
  /** Express: the URL before a router removed its mount path. */
  readonly originalUrl?: string;
  /** The body, if a body parser has read it. */
  readonly body?: unknown;
};

/**
 * Returns the endpoints as a listener for `node:http` and as middleware for Express and Connect.
 *
 * @example
 * http.createServer(toNodeHandler(curfew)).listen(8787);
 * app.use('/curfew/v1', toNodeHandler(curfew)); // Express
 */
export function toNodeHandler(
  curfew: SessionHandler,
): (request: NodeRequest, response: NodeResponse, next?: (error: unknown) => void) => void {
  return (incoming, outgoing, next) => {
    answer(curfew, incoming, outgoing).catch((error: unknown) => {
      if (next && !outgoing.headersSent) next(error);
      else outgoing.destroy(error as Error);
    });
  };
}

async function answer(curfew: SessionHandler, incoming: NodeRequest, outgoing: NodeResponse): Promise<void> {
  // The requests of one turn are answered together, which takes half the CPU under load, and most bodies are complete by then.
  await nextTurn();
  const request = nodeRequest(incoming);
  const plain = toPlainHandler(curfew.handler);
  const reply = await (plain ?? curfew.handler)(request);
  // Otherwise the next request on the connection waits.
  incoming.resume();
  if (reply instanceof Response) await sendResponse(reply, outgoing);
  else sendReply(reply, outgoing);
}

/**
 * Returns the session of a request to one of your own routes, or `null` if it has none. The response has then been sent.
 *
 * @param options - as for `authenticate`
 * @example
 * const session = await authenticateNode(curfew, req, res);
 * if (session) res.end(`Hello ${session.subject}`);
 */
export async function authenticateNode(
  curfew: SessionHandler,
  incoming: NodeRequest,
  outgoing: NodeResponse,
  options?: AuthenticateOptions,
): Promise<SessionInfo | null> {
  // As in `answer`: the app's responses leave together, too.
  await nextTurn();
  const { session, response } = await curfew.authenticate(nodeRequest(incoming), options);
  if (response) await sendResponse(response, outgoing);
  return session;
}

/**
 * Converts a request of Node.js for `createSession`, `bindSession`, `signOut` and `authenticate`. A body that a parser
 * has read is serialized again. If the host name or the path is invalid, the request matches no endpoint.
 *
 * @example
 * const { setCookie } = await curfew.createSession(nodeRequest(req), { subject: user.id });
 * res.setHeader('Set-Cookie', setCookie);
 */
export function nodeRequest(incoming: NodeRequest): SessionRequest {
  const { method = 'GET', headers } = incoming;
  return {
    method,
    url: absoluteUrl(incoming),
    headers: {
      get(name) {
        const value = headers[name.toLowerCase()];
        return (Array.isArray(value) ? value.join(', ') : value) ?? null;
      },
    },
    body: method === 'GET' || method === 'HEAD' ? null : bodyOf(incoming),
  };
}

/** Not a loopback address: there the cookie has another name. */
const NOWHERE = 'nowhere.invalid';

/** In a URL these end the host name, or what is before it. */
const NO_HOST = /^$|[/?#@\\]/;

/** HTTP/2 has `:authority` in place of `Host`. */
function absoluteUrl({ originalUrl, url = '/', headers, socket }: NodeRequest): string {
  const host = String(headers.host ?? headers[':authority'] ?? NOWHERE);
  const path = originalUrl ?? url;
  const base = `${'encrypted' in socket ? 'https' : 'http'}://${host}`;
  const absolute = `${base}${path}`;
  if (NO_HOST.test(host) || !isUrl(absolute)) return `http://${NOWHERE}/`;
  if (isPathOf(absolute, path)) return absolute;
  return isUrl(base) ? `${base}/` : `http://${NOWHERE}/`;
}

/** Routers compare the path as it was sent: one that a URL changes, such as `/x/../sessions`, could pass a check. */
function isPathOf(url: string, path: string): boolean {
  const { pathname } = urlOf({ url });
  const after = path[pathname.length] ?? '?';
  return path.startsWith(pathname) && (after === '?' || after === '#');
}

function isUrl(url: string): boolean {
  try {
    urlOf({ url });
    return true;
  } catch {
    return false;
  }
}

function bodyOf(incoming: NodeRequest): AsyncIterable<Uint8Array> {
  if (incoming.body === undefined) return unreadBody(incoming);
  const { body } = incoming;
  const isRaw = typeof body === 'string' || body instanceof Uint8Array;
  return Readable.from([Buffer.from((isRaw ? body : JSON.stringify(body)) as string)]);
}

function unreadBody(incoming: NodeRequest): CollectableBody {
  return {
    // A stream is destroyed if its iterator is left early, and the connection waits for ever.
    [Symbol.asyncIterator]: () => incoming.iterator({ destroyOnReturn: false })[Symbol.asyncIterator](),
    collect: (most) => collect(incoming, most),
  };
}

function collect(incoming: NodeRequest, most: number): Uint8Array | null | Promise<Uint8Array | null> {
  const chunk: Uint8Array | string | null = isWhole(incoming) ? incoming.read() : null;
  if (chunk === null) return collectEvents(incoming, most);
  const bytes = toBytes(chunk);
  return bytes.length <= most ? bytes : null;
}

/** HTTP/2 calls an aborted request complete, too. */
function isWhole(incoming: NodeRequest): boolean {
  return incoming.httpVersionMajor === 1 && incoming.complete && !incoming.readableFlowing;
}

/** If your app has called `setEncoding`, a chunk is a text. */
function toBytes(chunk: Uint8Array | string): Uint8Array {
  return typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}

function collectEvents(incoming: NodeRequest, most: number): Promise<Uint8Array | null> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    const settle = () => {
      // A stream of HTTP/2 that is reset ends as if its body were complete.
      if (!incoming.readableEnded || incoming.aborted) reject(new Error('The body ended early.'));
      else resolve(chunks.length === 1 ? (chunks[0] as Uint8Array) : Buffer.concat(chunks));
    };
    // Its events are over.
    if (incoming.readableEnded || incoming.destroyed) return settle();
    incoming.on('data', (chunk: Uint8Array | string) => {
      const bytes = toBytes(chunk);
      size += bytes.length;
      if (size <= most) chunks.push(bytes);
      else resolve(null);
    });
    incoming.on('end', settle);
    incoming.on('error', reject);
    incoming.on('close', settle);
  });
}

function sendReply({ status, headers, body }: Reply, outgoing: NodeResponse): void {
  if (typeof body === 'function') {
    sendHead(status, headers, outgoing);
    sendEvents(body, outgoing);
    return;
  }
  outgoing.statusCode = status;
  for (const name in headers) {
    const value = headers[name] as string;
    // Your app may have set cookies too.
    if (name === 'set-cookie') outgoing.appendHeader(name, value);
    else if (isAllowed(name, outgoing)) outgoing.setHeader(name, value);
  }
  if (body === null) outgoing.end();
  else outgoing.end(body);
}

/** Node.js keeps a copy of headers that are set one by one as long as the stream is open, and of those sent with an event. */
function sendHead(status: number, headers: Reply['headers'], outgoing: NodeResponse): void {
  if (isHttp2(outgoing)) outgoing.writeHead(status, headers);
  else {
    // The body ends with the connection (RFC 9112, section 6.3). In chunks an event would be four writes.
    outgoing.removeHeader('transfer-encoding');
    outgoing.writeHead(status, { ...headers, connection: 'close' });
    outgoing.flushHeaders();
  }
}

/** HTTP/2 has no header `Connection`, and Node.js warns of it. */
function isAllowed(name: string, outgoing: NodeResponse): boolean {
  return name !== 'connection' || !isHttp2(outgoing);
}

function isHttp2(outgoing: NodeResponse): outgoing is Http2ServerResponse {
  return 'stream' in outgoing;
}

function sendEvents(feed: EventFeed, outgoing: NodeResponse): void {
  // After a disconnect there is no event `close` any more.
  if (isHttp2(outgoing) ? outgoing.stream.destroyed : outgoing.destroyed || outgoing.req.socket.destroyed) return;
  // That of HTTP/2 has the same methods, but other types.
  const response = outgoing as ServerResponse;
  const stop = feed({
    write(text) {
      response.write(text);
      if (response.writableLength < UNREAD_BYTES) return true;
      response.destroy();
      return false;
    },
    close: () => response.end(),
  });
  response.on('close', stop);
  response.on('error', stop);
  if (!response.socket) followSocket(response, stop);
}

/** Node.js warns of many listeners on a socket. */
const followers = new WeakMap<Socket, Set<() => void>>();

/** Behind another response on the connection a response has no socket yet, and no event `close`. */
function followSocket(response: ServerResponse, stop: () => void): void {
  const { socket } = response.req;
  const own = followers.get(socket) ?? new Set();
  if (!followers.has(socket)) {
    followers.set(socket, own);
    socket.once('close', () => {
      for (const each of own) each();
    });
  }
  own.add(stop);
  response.once('close', () => own.delete(stop));
}

const EVENT_STREAM = 'text/event-stream';

/** Sends a `Response` of Curfew, such as the `response` of `authenticate`, through a response of Node.js. */
export async function sendResponse(response: Response, outgoing: NodeResponse): Promise<void> {
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers)
    if (name !== 'set-cookie' && isAllowed(name, outgoing)) outgoing.setHeader(name, value);
  for (const cookie of response.headers.getSetCookie()) outgoing.appendHeader('set-cookie', cookie);
  if (!response.body) outgoing.end();
  else if (response.headers.get('content-type') === EVENT_STREAM) await stream(response.body, outgoing);
  // Piping costs more than the rest of the request.
  else outgoing.end(await response.text());
}

async function stream(body: ReadableStream<Uint8Array>, outgoing: NodeResponse): Promise<void> {
  // That of HTTP/2 has the same, but other types.
  const response = outgoing as ServerResponse;
  response.flushHeaders();
  const events = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
  if (!response.socket) followSocket(response, () => events.destroy());
  try {
    await pipeline(events, response);
  } catch (error) {
    // Event streams end by a disconnect.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}
