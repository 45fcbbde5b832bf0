import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCurfew, memoryStore } from '@curfew/server';
import { nodeRequest, toNodeHandler } from '@curfew/server/node';
import { expect } from '@playwright/test';
import { test } from './harness/setup.ts';

let server: Server;

test.beforeAll(async () => {
  const curfew = createCurfew({ store: memoryStore(), policies: { default: { idle: '15m', max: '12h' } } });
  const endpoints = toNodeHandler(curfew);
  server = createServer((request, response) => {
    if (request.url?.startsWith('/curfew/v1/')) return endpoints(request, response);
    if (request.method === 'POST')
      return void curfew.createSession(nodeRequest(request), { subject: 'ann' }).then(({ setCookie }) => {
        response.setHeader('Set-Cookie', setCookie);
        response.end();
      });
    response.setHeader('Content-Type', 'text/html');
    response.end('<title>A page</title>');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
test.afterAll(async () => {
  const closed = new Promise((done) => server.close(done));
  // Browsers open connections in advance.
  server.closeAllConnections();
  await closed;
});

test('the cache of a service worker keeps no answer of the endpoints', { tag: '@every-change' }, async ({ stage }) => {
  const tab = await stage.open(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const statuses = await tab.evaluate(async () => {
    const cache = await caches.open('all');
    const keep = async (path: string) => {
      const response = await fetch(`/curfew/v1${path}`);
      await cache.put(response.url, response.clone()).catch(() => {});
      return response.status;
    };
    const before = await keep('/session');
    await fetch('/sign-in', { method: 'POST' });
    await cache.put('/', await fetch('/'));
    return [before, await keep('/session'), (await cache.keys()).length];
  }, null);
  // The page itself is kept.
  expect(statuses).toEqual([401, 200, 1]);
});
