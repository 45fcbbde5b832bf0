import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCurfew, memoryStore } from '@curfew/server';
import { authenticateNode } from '@curfew/server/node';
import { expect } from '@playwright/test';
import { test } from './harness/setup.ts';

/** White space of Unicode as raw bytes, some of which a server could strip from a name. Browsers strip space and tab. */
const PREFIXES = ['\xA0', '\x85', '\xA0\xA0', '\xC2\xA0', '\xE3\x80\x80', '\xEF\xBB\xBF'];

let server: Server;
let port: number;

test.beforeAll(async () => {
  const curfew = createCurfew({
    store: memoryStore(),
    policies: { default: { idle: '15m', max: '12h' } },
    // Browsers reach the app over https: its cookie has the prefix `__Host-`.
    allowedOrigins: ['https://app.example.com'],
  });
  const { setCookie } = await curfew.createSession(new Request('https://app.example.com/'), { subject: 'mallory' });
  const token = /=([^;]+)/.exec(setCookie)?.[1] ?? '';
  server = createServer((request, response) => {
    const { hostname, pathname, searchParams } = new URL(request.url ?? '/', `http://${request.headers.host}`);
    if (pathname === '/plant') {
      const prefix = PREFIXES[Number(searchParams.get('prefix'))];
      const domain = hostname.replace(/^[^.]+\./, '');
      const maxAge = searchParams.has('remove') ? 0 : 60;
      response.setHeader('Set-Cookie', `${prefix}__Host-curfew=${token}; Domain=${domain}; Path=/; Max-Age=${maxAge}`);
      // Node.js sends headers in Latin-1, as one byte each, only before a body of bytes.
      response.end(Buffer.from(' '));
      return;
    }
    if (pathname === '/') {
      response.setHeader('Content-Type', 'text/html');
      response.end('<title>A page</title>');
      return;
    }
    response.setHeader('X-Cookies', request.headers.cookie?.split(';').length ?? 0);
    void authenticateNode(curfew, request, response).then((session) => session && response.end(session.subject));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});
test.afterAll(async () => {
  const closed = new Promise((done) => server.close(done));
  // Browsers open connections in advance.
  server.closeAllConnections();
  await closed;
});

test('takes no cookie of a neighbouring subdomain for the cookie of the session', { tag: '@every-change' }, async ({
  stage,
}) => {
  const tab = await stage.open(`http://site.localhost:${port}/`);
  const responses = await tab.evaluate(
    async ({ neighbour, count }) => {
      const responses: { cookies: string | null; status: number; body: string }[] = [];
      for (let prefix = 0; prefix < count; prefix++) {
        const plant = (more: string) =>
          fetch(`${neighbour}/plant?prefix=${prefix}${more}`, { mode: 'no-cors', credentials: 'include' });
        await plant('');
        const response = await fetch('/me');
        const cookies = response.headers.get('x-cookies');
        responses.push({ cookies, status: response.status, body: await response.text() });
        await plant('&remove');
      }
      return responses;
    },
    { neighbour: `http://evil.site.localhost:${port}`, count: PREFIXES.length },
  );
  for (const { status, body } of responses) {
    expect(body).not.toContain('mallory');
    expect(status).toBe(401);
  }
  // The browser has sent the first one, alone.
  expect(responses[0]?.cookies).toBe('1');
});
