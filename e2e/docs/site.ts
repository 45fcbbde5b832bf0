import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, expect } from '@playwright/test';
import sirv from 'sirv';

/** `npm run test:docs` builds the site for a path of a host that has other paths. */
export const BASE = '/curfew/';
export const BUILT = fileURLToPath(new URL('../../docs/.vitepress/dist', import.meta.url));

const serve = sirv(BUILT, { dev: true, extensions: [] });

/** All files of the site with this ending, as paths below the base. */
export function filesOf(ending: string): string[] {
  return readdirSync(BUILT, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(ending));
}

export function textOf(file: string): string {
  return readFileSync(join(BUILT, file), 'utf8');
}

/** A page whose errors, and requests to other hosts, fail the test. */
export const test = base.extend<{ guarded: undefined }, { site: string }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright requires the pattern
    async ({}, use) => {
      const server = createServer((request, response) => {
        if (!request.url?.startsWith(BASE)) return response.writeHead(404).end();
        request.url = request.url.slice(BASE.length - 1);
        return serve(request, response);
      });
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
      await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      server.closeAllConnections();
      server.close();
    },
    { scope: 'worker' },
  ],
  baseURL: ({ site }, use) => use(`${site}${BASE}`),
  guarded: [
    async ({ page, site }, use) => {
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning')
          problems.push(`${page.url()}: ${message.text()}`);
      });
      page.on('request', (request) => {
        if (/^https?:/.test(request.url()) && !request.url().startsWith(site))
          problems.push(`requests ${request.url()}`);
      });
      page.on('response', (response) => {
        if (!response.ok() && response.status() !== 304) problems.push(`${response.status()} ${response.url()}`);
      });
      await use(undefined);
      expect(problems).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
