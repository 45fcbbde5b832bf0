import { once } from 'node:events';
import { createServer, IncomingMessage, type Server, ServerResponse } from 'node:http';
import { connect, Socket } from 'node:net';
import { Writable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createAdaptorServer } from '@hono/node-server';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { expressHost } from '../../examples/express.ts';
import { fastifyHost } from '../../examples/fastify.ts';
import { honoHost } from '../../examples/hono.ts';
import { nodeHttpHost } from '../../examples/node-http.ts';
import { connectHttp2, listen, openCurfew, PAGE, POLICY } from '../../test/hosts.ts';
import type { SessionHandler } from '../http/session-handler.ts';
import { toNodeHandler } from './node.ts';

afterEach(() => {
  vi.useRealTimers();
});

async function cookieOf(curfew: SessionHandler, url: string): Promise<string> {
  const { setCookie } = await curfew.createSession(new Request(url), { subject: 'ann' });
  return setCookie.split(';')[0] ?? '';
}

/** A response to a client that reads nothing. */
function unread(
  path: string,
  cookie: string,
): { readonly request: IncomingMessage; readonly response: ServerResponse } {
  const request = new IncomingMessage(new Socket());
  request.method = 'GET';
  request.url = path;
  request.headers = { host: '127.0.0.1:8787', cookie };
  const response = new ServerResponse(request);
  response.assignSocket(new Writable({ write() {} }) as Socket);
  return { request, response };
}

it('cuts an event stream whose client leaves 64 KiB unread', async () => {
  const { engine, curfew } = await openCurfew();
  const { request, response } = unread('/curfew/v1/events', await cookieOf(curfew, 'http://127.0.0.1:8787'));
  toNodeHandler(curfew)(request, response);
  await expect.poll(() => curfew.stats().streams).toBe(1);
  let version = 1;
  // A busy machine reads the session after some of the saves only.
  while (curfew.stats().streams === 1 && version < 100_000) {
    const durations = { ...POLICY, warnMs: version };
    await engine.savePolicy({ id: 'default', durations, ifVersion: version++, by: 'admin' });
    await new Promise(setImmediate);
  }
  expect(response.destroyed).toBe(true);
  expect(response.writableLength).toBeGreaterThanOrEqual(65_536);
  expect(response.writableLength).toBeLessThan(2 * 65_536);
});

it('sends each event in one piece, and ends a stream with its connection', async () => {
  const { curfew } = await openCurfew();
  const url = await listen(createServer(toNodeHandler(curfew)));
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk;
  });
  const closed = once(socket, 'close');
  socket.write(written('GET', '/curfew/v1/events', { Host: new URL(url).host, Cookie: await cookieOf(curfew, url) }));
  await expect.poll(() => text).toContain('event: state');
  const [head = '', events = ''] = text.split('\r\n\r\n');
  expect(head).toMatch(/^connection: close$/im);
  expect(head).not.toMatch(/^transfer-encoding/im);
  expect(events).toMatch(/^event: state\ndata: \{.+\}\n\n$/);
  curfew.drain();
  await closed;
  expect(text).toMatch(/\n\nevent: bye\ndata: \{.+\}\n\n$/);
});

it('does not keep the first state of the session as long as a stream is open', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const { engine, curfew } = await openCurfew();
  const { read } = engine;
  const states: WeakRef<object>[] = [];
  vi.spyOn(engine, 'read').mockImplementation(async (token) => {
    const view = await read(token);
    if (view.status === 'live') states.push(new WeakRef(view.state));
    return view;
  });
  const { request, response } = unread('/curfew/v1/events', await cookieOf(curfew, 'http://127.0.0.1:8787'));
  toNodeHandler(curfew)(request, response);
  await expect.poll(() => curfew.stats().streams).toBe(1);
  vi.mocked(engine.read).mockClear();
  await expect
    .poll(() => {
      collect();
      return states.map((state) => state.deref());
    })
    .toEqual([undefined]);
  expect(curfew.stats().streams).toBe(1);
});

it('signs out although the client disconnects while getSessionId is awaited', async () => {
  let id: string | Promise<string> = 'none';
  const { engine, curfew } = await openCurfew({ getSessionId: () => id });
  const { session } = await curfew.bindSession(new Request('http://127.0.0.1'), 'id', { subject: 'ann' });
  let answerId = () => {};
  id = new Promise((resolve) => {
    answerId = () => resolve('id');
  });
  const server = createServer(toNodeHandler(curfew));
  const { port } = new URL(await listen(server));
  const body = `{"sid":"${session.sid}"}`;
  const client = connect(Number(port));
  const arrived = once(server, 'request') as Promise<[IncomingMessage]>;
  const headers = Object.entries({ ...PAGE, 'Content-Length': body.length }).map((pair) => pair.join(': '));
  client.write(['POST /curfew/v1/logout HTTP/1.1', 'Host: 127.0.0.1', ...headers, '', body].join('\r\n'));
  const [request] = await arrived;
  client.destroy();
  await new Promise((done) => request.once('close', done));
  answerId();
  await expect.poll(() => engine.list({ subject: 'ann', tenant: null })).toEqual([]);
});

it('opens no stream if the client has disconnected while the session was read', async () => {
  const { store, curfew } = await openCurfew();
  const { request, response } = unread('/curfew/v1/events', await cookieOf(curfew, 'http://127.0.0.1:8787'));
  const { find } = store;
  vi.spyOn(store, 'find').mockImplementationOnce(async (tokenHash) => {
    response.destroy();
    await once(response, 'close');
    return find(tokenHash);
  });
  const write = vi.spyOn(response, 'write');
  toNodeHandler(curfew)(request, response);
  await expect.poll(() => vi.mocked(store.find).mock.results.length).toBe(1);
  await new Promise(setImmediate);
  expect(curfew.stats().streams).toBe(0);
  expect(write).not.toHaveBeenCalled();
});

it('releases a stream of HTTP/2 when the client closes it, also while the session is read', async () => {
  const { store, curfew } = await openCurfew();
  const { url, server, client } = await connectHttp2(curfew);
  const cookie = await cookieOf(curfew, url);
  const open = client.request({ ':path': '/curfew/v1/events', cookie });
  await once(open, 'data');
  expect(curfew.stats().streams).toBe(1);
  open.close();
  await expect.poll(() => curfew.stats().streams).toBe(0);

  const { find } = store;
  let isRead = false;
  const closed = new Promise<void>((done) => {
    server.once('stream', (stream) => void stream.once('close', done));
  });
  vi.spyOn(store, 'find').mockImplementationOnce(async (tokenHash) => {
    early.close();
    await closed;
    isRead = true;
    return find(tokenHash);
  });
  const early = client.request({ ':path': '/curfew/v1/events', cookie });
  await expect.poll(() => isRead).toBe(true);
  await new Promise(setImmediate);
  expect(curfew.stats().streams).toBe(0);
});

/** Sends requests on one connection. Resolves to what it receives until that satisfies `isEnough`, and disconnects. */
async function exchange(
  url: string,
  requests: readonly string[],
  isEnough: (text: string) => boolean,
): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk;
  });
  socket.write(requests.join(''));
  await expect.poll(() => isEnough(text)).toBe(true);
  socket.destroy();
  return text;
}

function written(method: string, path: string, headers: Record<string, string>, body = ''): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}

const statuses = (text: string) => [...text.matchAll(/HTTP\/1.1 (\d+)/g)].map(([, status]) => Number(status));

it.each([
  ['', (curfew: SessionHandler) => curfew],
  [', also if the app wraps the handler', wrapped],
] as const)('releases streams that wait behind another response when the client disconnects%s', async (_, wrap) => {
  const { curfew } = await openCurfew();
  const url = await listen(createServer(toNodeHandler(wrap(curfew))));
  const events = written('GET', '/curfew/v1/events', { Host: new URL(url).host, Cookie: await cookieOf(curfew, url) });
  await exchange(url, [events, events, events], () => curfew.stats().streams === 3);
  await expect.poll(() => curfew.stats().streams).toBe(0);
});

it('releases many streams of one connection without a warning', async () => {
  const warn = vi.spyOn(process, 'emitWarning');
  onTestFinished(() => warn.mockRestore());
  const { curfew } = await openCurfew();
  const url = await listen(createServer(toNodeHandler(curfew)));
  const cookies = await Promise.all(Array.from({ length: 12 }, () => cookieOf(curfew, url)));
  const requests = cookies.map((Cookie) => written('GET', '/curfew/v1/events', { Host: new URL(url).host, Cookie }));
  await exchange(url, requests, () => curfew.stats().streams === 12);
  await expect.poll(() => curfew.stats().streams).toBe(0);
  expect(warn.mock.calls).toEqual([]);
});

it('responds on a connection after a body that was too long', async () => {
  const { curfew } = await openCurfew();
  const url = await listen(createServer(toNodeHandler(curfew)));
  const own = { Host: new URL(url).host, Cookie: await cookieOf(curfew, url) };
  const body = `30d40\r\n${'x'.repeat(0x30d40)}\r\n0\r\n\r\n`;
  const long = written('POST', '/curfew/v1/heartbeat', { ...PAGE, ...own, 'Transfer-Encoding': 'chunked' }, body);
  const text = await exchange(url, [long, written('GET', '/curfew/v1/session', own)], (got) => got.includes('"rev"'));
  expect(statuses(text)).toEqual([413, 200]);
});

it('does not wait for a body that the app has read already', async () => {
  const { curfew } = await openCurfew();
  const own = toNodeHandler(curfew);
  const url = await listen(
    createServer(async (request, response) => {
      for await (const _ of request);
      own(request, response);
    }),
  );
  const headers = { ...PAGE, cookie: await cookieOf(curfew, url) };
  const response = await fetch(`${url}/curfew/v1/heartbeat`, { method: 'POST', headers, body: '{"ageMs":0}' });
  expect(response.status).toBe(422);
});

it('reads a body that the app has made a text', async () => {
  const { curfew } = await openCurfew();
  const own = toNodeHandler(curfew);
  const url = await listen(
    createServer((request, response) => {
      request.setEncoding('utf8');
      own(request, response);
    }),
  );
  const head = {
    ...PAGE,
    Host: new URL(url).host,
    Cookie: await cookieOf(curfew, url),
    'Transfer-Encoding': 'chunked',
  };
  const body = '7\r\n{"v":1,\r\na\r\n"ageMs":0}\r\n0\r\n\r\n';
  const text = await exchange(url, [written('POST', '/curfew/v1/heartbeat', head, body)], (got) => got.includes('}'));
  expect(statuses(text)).toEqual([200]);
});

it('does nothing if the browser resets a stream of HTTP/2 before the body has arrived', async () => {
  const { curfew } = await openCurfew();
  const { url, server, client } = await connectHttp2(curfew);
  const cookie = await cookieOf(curfew, url);
  const closed = new Promise<void>((done) => {
    server.once('stream', (stream) => void stream.once('close', done));
  });
  const called = vi.spyOn(curfew, 'handler');
  const headers = Object.fromEntries(Object.entries(PAGE).map(([name, value]) => [name.toLowerCase(), value]));
  const logout = client.request({ ':method': 'POST', ':path': '/curfew/v1/logout', ...headers, cookie });
  logout.write('{}');
  await expect.poll(() => called.mock.calls.length).toBe(1);
  logout.destroy();
  await closed;
  await new Promise(setImmediate);
  const check = await curfew.authenticate(new Request(url, { headers: { cookie } }));
  expect(check.session?.subject).toBe('ann');
});

it.each([
  ['/curfew/v1/x/../sessions', ''],
  ['/curfew/v1/%2e/sessions', ''],
  ['/curfew/v1/session', '/curfew/v1/sessions?'],
  ['/curfew/v1/session', '/curfew/v1/sessions#'],
])('finds no endpoint at a path that a check of the app would not see: %s, %s', async (path, afterHost) => {
  const { curfew } = await openCurfew();
  const url = await listen(createServer(toNodeHandler(curfew)));
  const own = { Host: new URL(url).host + afterHost, Cookie: await cookieOf(curfew, url) };
  const text = await exchange(url, [written('GET', path, own)], (got) => got.includes('}'));
  expect(statuses(text)).toEqual([404]);
});

it.each(['/session', '/events', '/nothing', '/openapi.json'])(
  'sends the status and headers of the response: %s',
  async (path) => {
    const { curfew } = await openCurfew();
    const url = await listen(createServer(toNodeHandler(curfew)));
    const headers = { cookie: await cookieOf(curfew, url) };
    const sent = await fetch(`${url}/curfew/v1${path}`, { headers });
    const meant = await curfew.handler(new Request(`${url}/curfew/v1${path}`, { headers }));
    expect(sent.status).toBe(meant.status);
    expect(Object.fromEntries(sent.headers)).toMatchObject(Object.fromEntries(meant.headers));
    for (const { body } of [sent, meant]) await body?.cancel();
  },
);

it('keeps the cookies and headers of the app beside its own', async () => {
  const { curfew } = await openCurfew();
  const own = toNodeHandler(curfew);
  const url = await listen(
    createServer((request, response) => {
      response.setHeader('set-cookie', 'theme=dark');
      response.setHeader('x-request-id', '7');
      own(request, response);
    }),
  );
  const cookie = await cookieOf(curfew, url);
  const response = await fetch(`${url}/curfew/v1/logout`, { method: 'POST', headers: { ...PAGE, cookie }, body: '{}' });
  expect(response.headers.getSetCookie()).toEqual(['theme=dark', expect.stringContaining('Max-Age=0')]);
  expect(response.headers.get('x-request-id')).toBe('7');
});

function wrapped(curfew: SessionHandler): SessionHandler {
  return {
    ...curfew,
    async handler(request) {
      const response = await curfew.handler(request);
      response.headers.set('x-wrapped', 'yes');
      return response;
    },
  };
}

it('sends what the app makes of the response, if the app wraps the handler', async () => {
  const { curfew } = await openCurfew();
  const url = await listen(nodeHttpHost(wrapped(curfew)));
  const headers = { cookie: await cookieOf(curfew, url) };
  const state = await fetch(`${url}/curfew/v1/session`, { headers });
  expect([state.headers.get('x-wrapped'), await state.json()]).toMatchObject(['yes', { rev: 0 }]);
  const events = await fetch(`${url}/curfew/v1/events`, { headers });
  expect(events.headers.get('x-wrapped')).toBe('yes');
  const reader = (events.body as ReadableStream<Uint8Array>).getReader();
  expect(new TextDecoder().decode((await reader.read()).value)).toMatch(/^event: state\n/);
  await reader.cancel();
});

const hosts: Record<string, (curfew: SessionHandler) => Promise<Server> | Server> = {
  'node:http': nodeHttpHost,
  'Express 5': (curfew) => createServer(expressHost(curfew)),
  async Fastify(curfew) {
    const app = await fastifyHost(curfew);
    await app.ready();
    return app.server;
  },
  Hono: (curfew) => createAdaptorServer({ fetch: honoHost(curfew).fetch, overrideGlobalObjects: false }) as Server,
};

it.each(Object.entries(hosts))(
  'responds with 408 to a body that stalls, and closes the connection: %s',
  async (_name, host) => {
    const { curfew } = await openCurfew();
    const url = await listen(await host(curfew));
    const cookie = await cookieOf(curfew, url);
    const headers = Object.entries({ ...PAGE, cookie, 'Content-Length': '17', Host: new URL(url).host });
    const head = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    const closed = once(socket, 'close');
    socket.write(`POST /curfew/v1/heartbeat HTTP/1.1\r\n${head}\r\n{"v":1,`);
    while (vi.getTimerCount() === 0) await new Promise(setImmediate);
    vi.advanceTimersByTime(9_999);
    await new Promise(setImmediate);
    expect(text).toBe('');
    vi.advanceTimersByTime(1);
    await closed;
    expect(text).toMatch(/^HTTP\/1.1 408 /);
    expect(text.toLowerCase()).toContain('connection: close');
    expect(text).toContain('"code":"too_slow"');
  },
);
