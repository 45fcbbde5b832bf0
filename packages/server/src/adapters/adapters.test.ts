import { once } from 'node:events';
import { request as askHttp, createServer, type IncomingMessage, type Server } from 'node:http';
import { connect } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import express from 'express';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { expressHost } from '../../examples/express.ts';
import { fastifyHost } from '../../examples/fastify.ts';
import { honoHost } from '../../examples/hono.ts';
import { nodeHttpHost } from '../../examples/node-http.ts';
import { routeFiles } from '../../examples/route-handlers.ts';
import { connectHttp2, listen, openCurfew, PAGE } from '../../test/hosts.ts';
import { StoreUnavailableError, TokenUsedError } from '../errors.ts';
import type { SessionHandler } from '../http/session-handler.ts';

/** Long enough for a busy machine. */
const WAIT = { timeout: 60_000 };

const serve = (fetch: (request: Request) => Response | Promise<Response>): Promise<string> =>
  listen(createAdaptorServer({ fetch, overrideGlobalObjects: false }) as Server);

const hosts: Record<string, (curfew: SessionHandler) => Promise<string>> = {
  'node:http': (curfew) => listen(nodeHttpHost(curfew)),
  'Express 5, behind a body parser': (curfew) =>
    listen(createServer(express().use(express.json()).use(expressHost(curfew)))),
  'Fastify 5': async (curfew) => {
    const app = await fastifyHost(curfew);
    await app.ready();
    return listen(app.server);
  },
  Hono: (curfew) => serve(honoHost(curfew).fetch),
  'route handlers of Next.js': (curfew) => {
    const files = routeFiles(curfew);
    return serve((request) => {
      const { pathname } = new URL(request.url);
      const file = files[pathname.startsWith('/curfew/') ? 'curfew/v1/[...path]' : pathname.slice(1)];
      return file?.[request.method]?.(request) ?? new Response(null, { status: 405 });
    });
  },
};

/** The other examples read no body. */
const READ_BODIES = Object.entries(hosts).filter(([name]) => /^(Express|Fastify|Hono)/.test(name));

it.each(READ_BODIES)('%s: refuses a request whose session ends while its body arrives', async (_name, host) => {
  const { curfew } = await openCurfew();
  const url = await host(curfew);
  const signIn = await fetch(`${url}/sign-in`, { method: 'POST' });
  const cookie = signIn.headers.get('Set-Cookie')?.split(';')[0] ?? '';
  const own = async (afterHead: () => Promise<unknown>) => {
    const headers = { cookie, 'Content-Type': 'application/json', 'Content-Length': 2, Expect: '100-continue' };
    const asking = askHttp(`${url}/own`, { method: 'POST', headers });
    const responding = once(asking, 'response');
    // The server has begun with the request.
    await once(asking, 'continue');
    await afterHead();
    asking.end('{}');
    const [response] = (await responding) as [IncomingMessage];
    response.resume();
    return response.statusCode;
  };
  expect(await own(async () => {})).not.toBe(401);
  expect(await own(() => fetch(`${url}/sign-out`, { method: 'POST', headers: { cookie } }))).toBe(401);
});

it.each(READ_BODIES)('%s: refuses a large body of a client without a session', async (_name, host) => {
  const { curfew } = await openCurfew();
  const body = JSON.stringify('x'.repeat(2_000_000));
  const headers = { 'Content-Type': 'application/json' };
  expect((await fetch(`${await host(curfew)}/own`, { method: 'POST', headers, body })).status).toBe(413);
});

it.each(Object.entries(hosts))('%s: signs no user out who follows a link', async (_name, host) => {
  const { curfew } = await openCurfew();
  const url = await host(curfew);
  const signIn = await fetch(`${url}/sign-in`, { method: 'POST' });
  const headers = { cookie: signIn.headers.get('Set-Cookie')?.split(';')[0] ?? '' };
  await fetch(`${url}/sign-out`, { headers });
  expect((await fetch(`${url}/own`, { headers })).status).toBe(200);
});

it.each(Object.entries(hosts))(
  '%s: goes on after a sign-in and a sign-out that the store did not answer',
  async (_name, host) => {
    const { store, curfew } = await openCurfew();
    vi.spyOn(console, 'error').mockReturnValue();
    const url = await host(curfew);
    const post = (path: string) => fetch(`${url}${path}`, { method: 'POST', headers });
    let headers = {};
    headers = { cookie: (await post('/sign-in')).headers.get('Set-Cookie')?.split(';')[0] ?? '' };
    const away = async () => {
      throw new StoreUnavailableError(new Error('away'));
    };
    const [create, find] = [vi.spyOn(store, 'create'), vi.spyOn(store, 'find')];
    create.mockImplementation(away);
    find.mockImplementation(away);
    for (const path of ['/sign-in', '/sign-out']) expect((await post(path)).status).toBeGreaterThanOrEqual(500);
    create.mockRestore();
    find.mockRestore();
    expect(await (await fetch(`${url}/own`, { headers })).text()).toBe('ann');
  },
);

it('works over HTTP/2, which has no Host header', async () => {
  const { store, curfew } = await openCurfew();
  const { url, client } = await connectHttp2(curfew);
  const { setCookie } = await curfew.createSession(new Request(url), { subject: 'bo' });
  const ask = (path: string) =>
    client.request({ ':path': `/curfew/v1${path}`, cookie: setCookie.split(';')[0], 'x-curfew': '1' });
  const text = async (path: string) => Buffer.concat(await ask(path).toArray()).toString();
  expect(JSON.parse(await text('/session'))).toMatchObject({ rev: 0 });
  const events = ask('/events');
  const [first] = await once(events, 'data');
  expect(String(first)).toMatch(/^event: state\n/);
  events.close();
  await store.close();
});

describe.each(Object.entries(hosts))('%s', (_name, host) => {
  async function signIn(url: string) {
    const response = await fetch(`${url}/sign-in`, { method: 'POST' });
    return { ...PAGE, cookie: response.headers.get('Set-Cookie')?.split(';')[0] ?? '' };
  }

  it('signs in, reads, sends a heartbeat, streams events and signs out', async () => {
    const { store, curfew } = await openCurfew();
    const url = await host(curfew);
    const headers = await signIn(url);
    const post = (path: string, body: string) => fetch(`${url}/curfew/v1${path}`, { method: 'POST', headers, body });
    expect(await (await fetch(`${url}/own`, { headers })).text()).toBe('ann');

    const beat = await post('/heartbeat', '{"v":1,"ageMs":0}');
    expect([beat.status, await beat.json()]).toMatchObject([200, { rev: 1 }]);
    expect((await post('/heartbeat', '{"v":1,"ageMs":-1}')).status).toBe(422);
    expect((await post('/heartbeat', `{"v":1,"ageMs":0,"x":"${'x'.repeat(2_000)}"}`)).status).toBe(413);
    expect((await fetch(`${url}/curfew/v1/none`, { headers })).status).toBe(404);

    const stream = await fetch(`${url}/curfew/v1/events`, { headers });
    const reader = (stream.body as ReadableStream<Uint8Array>).getReader();
    const next = async () => new TextDecoder().decode((await reader.read()).value);
    expect(await next()).toMatch(/^event: state\n/);
    expect((await post('/logout', '{}')).status).toBe(204);
    expect(await next()).toBe('event: ended\ndata: {"reason":"signed-out"}\n\n');
    const refused = await fetch(`${url}/own`, { headers });
    expect([refused.status, await refused.json()]).toMatchObject([401, { code: 'session_ended' }]);
    await store.close();
  });

  it('clears the cookie when a route of the app signs out', async () => {
    const { curfew } = await openCurfew();
    const url = await host(curfew);
    const { cookie } = await signIn(url);
    const headers = { cookie };
    const response = await fetch(`${url}/sign-out`, { method: 'POST', headers });
    expect(response.headers.get('Set-Cookie')).toMatch(/^curfew-\d+=; Max-Age=0; Path=\/;/);
    expect((await fetch(`${url}/own`, { headers })).status).toBe(401);
  });

  it('releases a stream when the browser disconnects', async () => {
    const { store, curfew } = await openCurfew();
    const url = await host(curfew);
    const headers = await signIn(url);
    const leave = new AbortController();
    const stream = await fetch(`${url}/curfew/v1/events`, { headers, signal: leave.signal });
    await (stream.body as ReadableStream<Uint8Array>).getReader().read();
    const find = vi.spyOn(store, 'find');
    const change = (ifVersion: number) =>
      store.changePolicy({
        id: 'default',
        durations: { idleMs: 800_000, maxMs: 3_600_000, warnMs: 60_000 },
        ifVersion,
        by: 'x',
      });
    await change(1);
    await vi.waitFor(() => expect(find).toHaveBeenCalledTimes(1), WAIT);
    leave.abort();
    let version = 2;
    await vi.waitFor(async () => {
      find.mockClear();
      await change(version++);
      expect(find).not.toHaveBeenCalled();
    }, WAIT);
  });

  it('returns neither success nor a server error for arbitrary bytes, and keeps serving', async () => {
    const { curfew } = await openCurfew();
    const url = await host(curfew);
    const headers = await signIn(url);
    const port = Number(new URL(url).port);
    const send = (bytes: string) =>
      new Promise<string>((done) => {
        let text = '';
        const socket = connect(port, '127.0.0.1', () => socket.end(Buffer.from(bytes, 'latin1')));
        socket.on('data', (chunk) => {
          text += chunk;
        });
        socket.on('close', () => done(text)).on('error', () => {});
      });
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom('[', '\0', '%zz', '//', ':', '@', 'http://', '\xff', '..', ' ', '__proto__'),
    );
    const request = fc
      .tuple(fc.constantFrom('POST', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'M-SEARCH'), piece, piece, piece, piece)
      .map(([method, path, host, value, body]) => {
        const cookie = `Cookie: ${headers.cookie}; ${value}\r\nContent-Type: ${value}`;
        const length = `Content-Length: ${body.length}\r\nConnection: close`;
        return `${method} /curfew/v1/${path} HTTP/1.1\r\nHost: ${host}\r\n${cookie}\r\n${length}\r\n\r\n${body}`;
      });
    await fc.assert(
      fc.asyncProperty(request, async (bytes) => {
        expect(await send(bytes), JSON.stringify(bytes)).not.toMatch(/^HTTP\/1.1 [1235]/);
      }),
      { numRuns: 300 },
    );
    expect(await (await fetch(`${url}/own`, { headers })).text()).toBe('ann');
    expect((await (await fetch(`${url}/curfew/v1/session`, { headers })).json()) as object).toMatchObject({ rev: 0 });
  });
});

it('calls getSessionId once per request', async () => {
  const getSessionId = vi.fn(() => 'the-same');
  const { curfew } = await openCurfew({ getSessionId });
  const request = new Request('https://app.example.com/curfew/v1/session');
  await curfew.bindSession(request, 'the-same', { subject: 'ann' });
  getSessionId.mockClear();
  expect((await curfew.handler(request)).status).toBe(200);
  expect(getSessionId).toHaveBeenCalledTimes(1);
});

it('throws when a session of the app is bound a second time', async () => {
  const { curfew } = await openCurfew({ getSessionId: () => 'the-same' });
  const request = new Request('https://app.example.com/');
  await curfew.bindSession(request, 'the-same', { subject: 'ann' });
  await expect(curfew.bindSession(request, 'the-same', { subject: 'ann' })).rejects.toThrow(TokenUsedError);
  const race = ['ann', 'bob', 'eve'].map((subject) => curfew.bindSession(request, 'another', { subject }));
  const settled = await Promise.allSettled(race);
  expect(settled.map((one) => (one.status === 'rejected' ? one.reason.name : one.status)).sort()).toEqual([
    'TokenUsedError',
    'TokenUsedError',
    'fulfilled',
  ]);
});
