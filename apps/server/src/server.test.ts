import { afterEach, beforeEach, expect, it } from 'vitest';
import { type RunningServer, startServer } from './server.ts';
import { readSettings } from './settings.ts';

const PAGE = { 'Content-Type': 'application/json', 'X-Curfew': '1', 'Sec-Fetch-Site': 'same-origin' };

let server: RunningServer;
beforeEach(async () => {
  server = await startServer(readSettings({ PORT: '0', CURFEW_DATA_DIR: 'memory', LOG_LEVEL: 'silent' }));
});
afterEach(() => server.stop());

async function signIn(email: string): Promise<string> {
  const init = { method: 'POST', headers: PAGE, body: JSON.stringify({ email }) };
  const response = await fetch(`${server.url}/api/sign-in`, init);
  return response.headers.get('Set-Cookie')?.split(';')[0] ?? '';
}

async function listen(cookie: string) {
  const response = await fetch(`${server.url}/curfew/v1/events`, { headers: { cookie } });
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  return { response, next: async () => decoder.decode((await reader.read()).value) };
}

it('streams events over a real socket, as they come', async () => {
  const admin = await signIn('admin@example.com');
  const { response, next } = await listen(await signIn('ann@example.com'));
  expect(response.headers.get('Content-Type')).toBe('text/event-stream');
  expect(response.headers.get('Content-Encoding')).toBeNull();
  expect(await next()).toMatch(/^event: state\ndata: .*"idle":\{"remainingMs":\d+,"limitMs":900000\}.*\n\n$/);

  const body = JSON.stringify({ idleMs: 300_000, maxMs: 43_200_000, warnMs: 60_000 });
  const headers = { ...PAGE, cookie: admin, 'If-Match': '"1"' };
  await fetch(`${server.url}/curfew/v1/admin/policies/default`, { method: 'PUT', headers, body });
  expect(await next()).toMatch(/^event: policy\ndata: .*"limitMs":300000/);
});

it('sends its streams away when it stops, and does not wait for them', async () => {
  const { next } = await listen(await signIn('ann@example.com'));
  await next();
  await server.stop();
  expect(await next()).toMatch(/^event: bye\ndata: \{"reconnectMs":\d+\}\n\n$/);
  expect(await next()).toBe('');
});
