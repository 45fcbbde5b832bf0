import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest';
import { createLog } from './log.ts';
import { type RunningServer, startServer } from './server.ts';
import { readSettings } from './settings.ts';
import { StartError } from './start-error.ts';

const PAGE = { 'Content-Type': 'application/json', 'X-Curfew': '1', 'Sec-Fetch-Site': 'same-origin' };

const GUIDE = new URL('../../../docs/operations.md', import.meta.url);

const MEASURED = readSettings({ PORT: '0', METRICS_PORT: '0', CURFEW_DATA_DIR: 'memory', LOG_LEVEL: 'silent' });

let server: RunningServer;
beforeEach(async () => {
  server = await startServer(readSettings({ PORT: '0', CURFEW_DATA_DIR: 'memory', LOG_LEVEL: 'silent' }));
});
afterEach(() => server.stop());

async function restartMeasured(): Promise<void> {
  await server.stop();
  server = await startServer(MEASURED);
}

async function signIn(email: string): Promise<string> {
  const init = { method: 'POST', headers: PAGE, body: JSON.stringify({ email }) };
  const response = await fetch(`${server.url}/api/sign-in`, init);
  return response.headers.get('Set-Cookie')?.split(';')[0] ?? '';
}

async function listen(cookie: string) {
  const response = await fetch(`${server.url}/curfew/v1/events`, { headers: { cookie } });
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  return { response, next: async () => decoder.decode((await reader.read()).value), leave: () => reader.cancel() };
}

it('streams events over a real socket as they happen', async () => {
  const admin = await signIn('admin@example.com');
  const { response, next } = await listen(await signIn('ann@example.com'));
  expect(response.headers.get('Content-Type')).toBe('text/event-stream');
  expect(response.headers.get('Content-Encoding')).toBeNull();
  expect(await next()).toMatch(
    /^event: state\ndata: .*"idle":\{"remainingMs":\d+,"ageMs":\d+\}.*"idleMs":900000.*\n\n$/,
  );

  const body = JSON.stringify({ idleMs: 300_000, maxMs: 43_200_000, warnMs: 60_000 });
  const headers = { ...PAGE, cookie: admin, 'If-Match': '"1"' };
  await fetch(`${server.url}/curfew/v1/admin/policies/default`, { method: 'PUT', headers, body });
  expect(await next()).toMatch(/^event: policy\ndata: .*"idleMs":300000/);
});

it('sends bye to event streams and closes them when it stops', async () => {
  const { next } = await listen(await signIn('ann@example.com'));
  await next();
  await server.stop();
  expect(await next()).toMatch(/^event: bye\ndata: \{"reconnectMs":\d+\}\n\n$/);
  expect(await next()).toBe('');
});

it('serves metrics only on the metrics port', async () => {
  const measured = await startServer(MEASURED);
  onTestFinished(() => measured.stop());
  expect((await fetch(`${measured.url}/metrics`)).status).toBe(404);
  await fetch(`${measured.url}/healthz`);
  const text = await (await fetch(measured.metricsUrl ?? '')).text();
  expect(text).toMatch(/curfew_http_request_duration_seconds_count\{method="GET",route="\/healthz",status="200"\} 1/);
  for (const name of ['curfew_event_streams 0', 'curfew_draining 0', 'nodejs_eventloop_lag_seconds']) {
    expect(text).toContain(name);
  }
  expect((await fetch(new URL('/', measured.metricsUrl ?? ''))).status).toBe(404);
});

it('exports every metric and label that the alerts of the operations guide use', async () => {
  const guide = await readFile(GUIDE, 'utf8');
  const alerts = guide.match(/```yaml\n(.*?)```/s)?.[1] ?? '';
  const asked = new Set(alerts.match(/\b(?:curfew|nodejs)_[a-z0-9_]+/g));
  expect(asked.size).toBeGreaterThanOrEqual(7);
  await restartMeasured();
  await fetch(`${server.url}/readyz`);
  const headers = { ...PAGE, cookie: await signIn('ann@example.com') };
  await fetch(`${server.url}/curfew/v1/heartbeat`, { method: 'POST', headers, body: '{"v":1,"ageMs":0}' });
  const text = await (await fetch(server.metricsUrl ?? '')).text();
  // Only PostgreSQL has a pool.
  asked.delete('curfew_database_connections');
  for (const name of asked) expect(text, name).toMatch(new RegExp(`^${name}\\b`, 'm'));
  // Nothing fails here, so the values of failures are not exported.
  const failures = new Set(['unavailable', '429']);
  for (const [, name = '', selector = ''] of alerts.matchAll(/\b(curfew_[a-z_]+)\{([^}]+)\}/g)) {
    if (!asked.has(name)) continue;
    const labels = [...selector.matchAll(/(\w+)(=~|!=|=)"([^"]*)"/g)].filter(([, label]) => label !== 'job');
    const wanted = labels.map(([, label, is, value = '']) =>
      is === '=' && !failures.has(value) ? `${label}="${value}"` : `${label}="`,
    );
    const line = text.split('\n').find((one) => one.startsWith(name) && wanted.every((part) => one.includes(part)));
    expect(line, `${name}{${selector}}`).toBeDefined();
  }
});

it('has alerts that see two scrapes a minute apart, and ignore a node that drains', async () => {
  const guide = await readFile(GUIDE, 'utf8');
  const alerts = guide.match(/```yaml\n(.*?)```/s)?.[1] ?? '';
  // From one sample no rate follows.
  const minutes = [...alerts.matchAll(/\[(\w+)\]/g)].map(([, window = '']) => /^(\d+)m$/.exec(window)?.[1]);
  expect(minutes.length).toBeGreaterThan(5);
  for (const each of minutes) expect(Number(each)).toBeGreaterThanOrEqual(2);
  const errors = /- alert: CurfewErrors.*?severity/s.exec(alerts)?.[0] ?? '';
  expect(errors.match(/route!="\/readyz"/g)).toHaveLength(2);
});

it('has an alert for a store that is away while a balancer that asks /readyz sends no requests', async () => {
  const guide = await readFile(GUIDE, 'utf8');
  const [alert = ''] = /- alert: CurfewStoreAway.*?severity/s.exec(guide) ?? [];
  const checks = [...alert.matchAll(/operation=~"([^"]*)"/g)].map(([, operations = '']) => operations.split('|'));
  expect(checks.length).toBeGreaterThan(0);
  for (const operations of checks) expect(operations).toContain('check');
  await restartMeasured();
  await fetch(`${server.url}/readyz`);
  const text = await (await fetch(server.metricsUrl ?? '')).text();
  expect(text).toContain('curfew_store_duration_seconds_count{operation="check",outcome="answered"} 1');
});

it('reports the number of open event streams in the metrics', async () => {
  await restartMeasured();
  const { next, leave } = await listen(await signIn('ann@example.com'));
  await next();
  const streams = async () =>
    (await (await fetch(server.metricsUrl ?? '')).text()).match(/curfew_event_streams (\d+)/)?.[1];
  expect(await streams()).toBe('1');
  await leave();
  await expect.poll(streams).toBe('0');
});

it('logs no token, cookie or address of a user', async () => {
  const lines: string[] = [];
  const settings = readSettings({ PORT: '0', CURFEW_DATA_DIR: 'memory' });
  await server.stop();
  server = await startServer(settings, {
    log: createLog('trace', { write: (line) => void lines.push(line) }),
  });
  const cookies = [await signIn('admin@example.com'), await signIn('ann@example.com')];
  const [admin = '', ann = ''] = cookies;
  const ask = async (path: string, init: RequestInit & { cookie?: string } = {}) => {
    const headers = { ...PAGE, cookie: init.cookie ?? ann, 'x-forwarded-for': '203.0.113.9' };
    await (await fetch(`${server.url}${path}`, { ...init, headers })).text();
  };
  const { next } = await listen(ann);
  await next();
  await ask('/curfew/v1/session');
  await ask('/curfew/v1/heartbeat', { method: 'POST', body: '{"v":1,"ageMs":0}' });
  await ask('/curfew/v1/admin/sessions?subject=ann@example.com', { cookie: admin });
  await ask('/curfew/v1/admin/revoke', { method: 'POST', body: '{"subject":"ann@example.com"}', cookie: admin });
  await ask(`/${encodeURIComponent(ann)}?${ann}`);
  await ask('/api/sign-in', { method: 'POST', body: '{"email":"ann@example"}' });
  await ask('/curfew/v1/logout', { method: 'POST', body: '{}', cookie: admin });
  await server.stop();
  const log = lines.join('');
  expect(log).toContain('"route":"/curfew/v1/heartbeat","status":200');
  const tokens = cookies.map((cookie) => cookie.split('=')[1] ?? '');
  for (const secret of [...tokens, 'curfew-', '@example', 'ann', '203.0.113', '127.0.0.1', 'fetch']) {
    expect(log).not.toContain(secret);
  }
});

it('gives up the start if a Redis accepts connections and does not respond', async () => {
  const silent = createServer(() => {});
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  onTestFinished(() => void silent.close());
  const { port } = silent.address() as AddressInfo;
  const settings = readSettings({ PORT: '0', LOG_LEVEL: 'silent', REDIS_URL: `redis://127.0.0.1:${port}` });
  await expect(startServer(settings)).rejects.toThrow('of REDIS_URL cannot be used (no response within 6 s): start it');
});

it.each([
  [
    { DATABASE_URL: 'postgres://ann:hunter2@127.0.0.1:1/curfew' },
    /^The database 127\.0\.0\.1:1\/curfew of DATABASE_URL cannot be used \(connect ECONNREFUSED/,
  ],
  [{ REDIS_URL: 'redis://:hunter2@127.0.0.1:1' }, /^Redis at 127\.0\.0\.1:1 of REDIS_URL cannot be used/],
  [{ REDIS_URL: 'redis://127.0.0.1:1,redis://127.0.0.1:2' }, /^Redis at 127\.0\.0\.1:1, 127\.0\.0\.1:2 of REDIS_URL/],
])('rejects with a one-sentence error if the store is unreachable: %j', async (env, sentence) => {
  const start = startServer(readSettings({ PORT: '0', LOG_LEVEL: 'silent', ...env }));
  await expect(start).rejects.toThrow(StartError);
  await expect(start).rejects.toThrow(sentence);
  await expect(start).rejects.toThrow(/^(?!.*hunter2)[^\n]*\.$/);
});
