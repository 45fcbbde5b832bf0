import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { expect, it, onTestFinished } from 'vitest';
import { demoConsole } from './console.ts';

it('lets no browser keep a page, and keeps files with a hash in their names', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'curfew-console-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  mkdirSync(join(directory, 'assets'));
  for (const name of ['index.html', 'favicon.svg', 'assets/index-1a2b.js']) writeFileSync(join(directory, name), name);
  const server = serve({ fetch: demoConsole(directory).fetch, port: 0, hostname: '127.0.0.1' });
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const get = async (path: string, accept = 'text/html') => {
    const response = await fetch(url + path, { headers: { accept } });
    return [response.status, await response.text(), response.headers.get('cache-control')];
  };

  for (const path of ['/', '/index.html', '/customers/alder-finch']) {
    expect(await get(path), path).toEqual([200, 'index.html', 'no-store']);
  }
  expect(await get('/favicon.svg')).toEqual([200, 'favicon.svg', 'no-cache']);
  expect(await get('/assets/index-1a2b.js')).toEqual([
    200,
    'assets/index-1a2b.js',
    'public, max-age=31536000, immutable',
  ]);
  expect((await get('/assets/index-gone.js', '*/*'))[0]).toBe(404);
});
