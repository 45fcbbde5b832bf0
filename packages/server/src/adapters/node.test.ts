import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { nodeHttpHost } from '../../examples/node-http.ts';
import { exchange, statuses, written } from '../../test/connections.ts';
import { cookieOf, listen, openCurfew, PAGE, wrapped } from '../../test/hosts.ts';
import { toNodeHandler } from './node.ts';

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
