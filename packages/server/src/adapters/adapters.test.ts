import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import express from 'express';
import session from 'express-session';
import fastify from 'fastify';
import { Hono } from 'hono';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSessionEngine } from '../engine.ts';
import { TokenUsedError } from '../errors.ts';
import { createSessionHandler, type SessionHandler, type SessionHandlerOptions } from '../handler.ts';
import { memoryStore } from '../store/memory.ts';
import { curfewPlugin } from './fastify.ts';
import { type NodeRequest, nodeHandler, nodeRequest, sendResponse } from './node.ts';

const PAGE = { 'Content-Type': 'application/json', 'X-Curfew': '1', 'Sec-Fetch-Site': 'same-origin' };
const running: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});

async function openCurfew(options: SessionHandlerOptions = {}) {
  const store = memoryStore();
  const engine = createSessionEngine({ store, policyFor: () => 'default' });
  await engine.ensurePolicy('default', { idleMs: 900_000, maxMs: 3_600_000, warnMs: 60_000 });
  return { store, curfew: createSessionHandler(engine, options) };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  running.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function given(incoming: NodeRequest): Request {
  const request = nodeRequest(incoming);
  if (!request) throw new Error('no request');
  return request;
}

/** A host of each framework: a sign-in, a route of its own, and Curfew's endpoints. */
const hosts: Record<string, (curfew: SessionHandler) => Promise<string>> = {
  'node:http': (curfew) => {
    const endpoints = nodeHandler(curfew);
    return listen(
      createServer(async (req, res) => {
        if (req.url === '/sign-in') {
          res.setHeader('Set-Cookie', (await curfew.create(given(req), { subject: 'ann' })).setCookie).end();
        } else if (req.url === '/own') {
          const { session: own, refusal } = await curfew.check(given(req));
          if (own) res.end(own.subject);
          else await sendResponse(refusal, res);
        } else endpoints(req, res);
      }),
    );
  },
  'Express 5, behind a body parser': (curfew) => {
    const app = express().use(express.json());
    app.post('/sign-in', async (req, res) => {
      res.set('Set-Cookie', (await curfew.create(given(req), { subject: 'ann' })).setCookie).end();
    });
    app.get('/own', async (req, res) => {
      const { session: own, refusal } = await curfew.check(given(req));
      if (own) res.send(own.subject);
      else await sendResponse(refusal, res);
    });
    return listen(createServer(app.use('/curfew/v1', nodeHandler(curfew))));
  },
  'Fastify 5': async (curfew) => {
    const app = fastify();
    app.post('/sign-in', async (request, reply) =>
      reply.header('Set-Cookie', (await curfew.create(given(request.raw), { subject: 'ann' })).setCookie).send(),
    );
    app.get('/own', async (request, reply) => {
      const { session: own, refusal } = await curfew.check(given(request.raw));
      return reply.send(own ? own.subject : refusal);
    });
    await app.register(curfewPlugin(curfew), { prefix: '/curfew/v1' });
    await app.ready();
    const address = await app.listen({ port: 0, host: '127.0.0.1' });
    running.push(() => {
      app.server.closeAllConnections();
      return app.close();
    });
    return address;
  },
  Hono: (curfew) => {
    const app = new Hono();
    app.post('/sign-in', async ({ req }) => {
      const { setCookie } = await curfew.create(req.raw, { subject: 'ann' });
      return new Response(null, { headers: { 'Set-Cookie': setCookie } });
    });
    app.get('/own', async ({ req }) => {
      const { session: own, refusal } = await curfew.check(req.raw);
      return own ? new Response(own.subject) : refusal;
    });
    app.all('/curfew/v1/*', ({ req }) => curfew.fetch(req.raw));
    return listen(createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server);
  },
};

describe.each(Object.entries(hosts))('%s', (_name, host) => {
  it('signs in, reads, beats, streams, and signs out', async () => {
    const { store, curfew } = await openCurfew();
    const url = await host(curfew);
    const signIn = await fetch(`${url}/sign-in`, { method: 'POST' });
    const headers = { ...PAGE, cookie: signIn.headers.get('Set-Cookie')?.split(';')[0] ?? '' };
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

  it('lets go of a stream that the browser has left', async () => {
    const { store, curfew } = await openCurfew();
    const url = await host(curfew);
    const signIn = await fetch(`${url}/sign-in`, { method: 'POST' });
    const headers = { cookie: signIn.headers.get('Set-Cookie')?.split(';')[0] ?? '' };
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
    await vi.waitFor(() => expect(find).toHaveBeenCalledTimes(1));
    leave.abort();
    let version = 2;
    await vi.waitFor(async () => {
      find.mockClear();
      await change(version++);
      expect(find).not.toHaveBeenCalled();
    });
  });
});

it('rides beside express-session, whose ids it binds to, without a cookie of its own', async () => {
  const { curfew } = await openCurfew({
    identify: (request) => /(?:^|; )sid=s%3A([\w-]+)\./.exec(request.headers.get('cookie') ?? '')?.[1] ?? null,
  });
  const app = express();
  app.use(session({ name: 'sid', secret: 'for this test only', resave: false, saveUninitialized: false }));
  app.post('/sign-in', (req, res, next) => {
    req.session.regenerate(() => {
      Object.assign(req.session, { user: 'ann' });
      curfew.adopt(given(req), req.sessionID, { subject: 'ann' }).then(() => res.end(), next);
    });
  });
  app.get('/own', async (req, res) => {
    const { refusal } = await curfew.check(given(req));
    if (refusal) await sendResponse(refusal, res);
    else res.send(Reflect.get(req.session, 'user'));
  });
  const url = await listen(createServer(app.use('/curfew/v1', nodeHandler(curfew))));

  const signIn = await fetch(`${url}/sign-in`, { method: 'POST' });
  const headers = { ...PAGE, cookie: signIn.headers.get('Set-Cookie')?.split(';')[0] ?? '' };
  expect(await (await fetch(`${url}/own`, { headers })).text()).toBe('ann');
  const init = { method: 'POST', headers, body: '{}' };
  const logout = await fetch(`${url}/curfew/v1/logout`, init);
  expect([logout.status, logout.headers.get('Set-Cookie')]).toEqual([204, null]);
  expect((await fetch(`${url}/own`, { headers })).status).toBe(401);

  const again = await fetch(`${url}/sign-in`, { method: 'POST', headers });
  const cookie = again.headers.get('Set-Cookie')?.split(';')[0] ?? '';
  expect((await fetch(`${url}/own`, { headers: { cookie } })).status).toBe(200);
  expect((await fetch(`${url}/own`, { headers })).status).toBe(401);
});

it('binds to no session of the host a second time', async () => {
  const { curfew } = await openCurfew({ identify: () => 'the-same' });
  const request = new Request('https://app.example.com/');
  await curfew.adopt(request, 'the-same', { subject: 'ann' });
  await expect(curfew.adopt(request, 'the-same', { subject: 'ann' })).rejects.toThrow(TokenUsedError);
  const race = ['ann', 'bob', 'eve'].map((subject) => curfew.adopt(request, 'another', { subject }));
  const settled = await Promise.allSettled(race);
  expect(settled.map((one) => (one.status === 'rejected' ? one.reason.name : one.status)).sort()).toEqual([
    'TokenUsedError',
    'TokenUsedError',
    'fulfilled',
  ]);
});
