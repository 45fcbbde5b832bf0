import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { afterEach, expect, it, vi } from 'vitest';
import { expressHost } from '../../examples/express.ts';
import { fastifyHost } from '../../examples/fastify.ts';
import { honoHost } from '../../examples/hono.ts';
import { nodeHttpHost } from '../../examples/node-http.ts';
import { exchange, openConnection, statuses, written } from '../../test/connections.ts';
import { connectHttp2, cookieOf, listen, openCurfew, PAGE } from '../../test/hosts.ts';
import type { SessionHandler } from '../http/session-handler.ts';
import { toNodeHandler } from './node.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
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

it('signs out although the client disconnects right after the request', async () => {
  const { engine, curfew } = await openCurfew();
  const url = await listen(createServer(toNodeHandler(curfew)));
  const cookie = await cookieOf(curfew, url);
  const headers = { ...PAGE, cookie, Host: new URL(url).host, 'Content-Length': '2' };
  const { socket } = openConnection(url);
  socket.write(written('POST', '/curfew/v1/logout', headers, '{}'), () => socket.destroy());
  await expect.poll(() => engine.list({ subject: 'ann', tenant: null })).toEqual([]);
});

it('answers in a test that has replaced all timers', async () => {
  const { curfew } = await openCurfew();
  const url = await listen(createServer(toNodeHandler(curfew)));
  const headers = { ...PAGE, cookie: await cookieOf(curfew, url) };
  vi.useFakeTimers();
  const response = await fetch(`${url}/curfew/v1/heartbeat`, { method: 'POST', headers, body: '{"v":1,"ageMs":0}' });
  expect(response.status).toBe(200);
});

it('starts no timer for a body that arrives with its headers', async () => {
  const { curfew } = await openCurfew();
  const url = await listen(createServer(toNodeHandler(curfew)));
  const headers = { ...PAGE, cookie: await cookieOf(curfew, url), Host: new URL(url).host, 'Content-Length': '17' };
  const beat = written('POST', '/curfew/v1/heartbeat', headers, '{"v":1,"ageMs":0}');
  const timers = vi.spyOn(globalThis, 'setTimeout');
  const text = await exchange(url, [beat], (got) => got.includes('"rev"'));
  expect(statuses(text)).toEqual([200]);
  expect(timers.mock.calls.filter(([, ms]) => ms === 10_000)).toEqual([]);
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
  const url = await listen(server);
  const body = `{"sid":"${session.sid}"}`;
  const client = openConnection(url);
  const arrived = once(server, 'request') as Promise<[IncomingMessage]>;
  const headers = { ...PAGE, Host: '127.0.0.1', 'Content-Length': String(body.length) };
  client.socket.write(written('POST', '/curfew/v1/logout', headers, body));
  const [request] = await arrived;
  client.socket.destroy();
  await new Promise((done) => request.once('close', done));
  answerId();
  await expect.poll(() => engine.list({ subject: 'ann', tenant: null })).toEqual([]);
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
    const headers = { ...PAGE, cookie, 'Content-Length': '17', Host: new URL(url).host };
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const connection = openConnection(url);
    const closed = once(connection.socket, 'close');
    connection.socket.write(written('POST', '/curfew/v1/heartbeat', headers, '{"v":1,'));
    while (vi.getTimerCount() === 0) await new Promise(setImmediate);
    vi.advanceTimersByTime(9_999);
    await new Promise(setImmediate);
    expect(connection.received).toBe('');
    vi.advanceTimersByTime(1);
    await closed;
    expect(connection.received).toMatch(/^HTTP\/1.1 408 /);
    expect(connection.received.toLowerCase()).toContain('connection: close');
    expect(connection.received).toContain('"code":"too_slow"');
  },
);
