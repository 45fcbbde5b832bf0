import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base } from '@playwright/test';
import { installApp } from './install.ts';
import { PACKED } from './packed.ts';
import { type Registry, startRegistry } from './registry.ts';
import { startExample } from './start.ts';

const EXAMPLES = fileURLToPath(new URL('../../../examples', import.meta.url));

export interface Example {
  readonly url: string;
  /** The copy, outside the repository. */
  readonly dir: string;
  /** What install, build and start have printed. */
  log(): string;
}

export interface ExampleOptions {
  /** A folder of `examples/`. */
  name: string;
  /** The environment of `npm start`, such as `{ IDLE: '20s' }`. PORT is a free one. */
  settings: Readonly<Record<string, string>>;
  /** A major version of Node.js other than that of the tests, such as `'24'`. */
  node: string | undefined;
}

/** The registry of the packed packages alone. */
export const packedTest = base.extend<object, { registry: Registry }>({
  registry: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies of a fixture from the pattern.
    async ({}, use) => {
      const registry = await startRegistry(PACKED);
      await use(registry);
      registry.close();
    },
    { scope: 'worker' },
  ],
});

export interface WorkerFixtures extends ExampleOptions {
  example: Example;
}

/** Installs the example once for the tests of a file: `test.use({ name: 'vite-react', settings: { IDLE: '20s' } })`. */
export const test = packedTest.extend<{ logOfFailure: undefined }, WorkerFixtures>({
  name: ['', { scope: 'worker', option: true }],
  settings: [{}, { scope: 'worker', option: true }],
  node: [undefined, { scope: 'worker', option: true }],

  example: [
    async ({ registry, name, settings, node }, use) => {
      const { dir, log, remove } = await installApp(join(EXAMPLES, name), registry.url, node);
      try {
        const running = await startExample(dir, settings, node);
        await use({ url: running.url, dir, log: () => `${log()}\n${running.log()}` });
        await running.stop();
      } finally {
        await remove();
      }
    },
    { scope: 'worker', timeout: 600_000 },
  ],

  logOfFailure: [
    async ({ example }, use, testInfo) => {
      await use(undefined);
      // An attachment would be cut off in the list of failures.
      if (testInfo.status !== testInfo.expectedStatus) process.stderr.write(`${example.log()}\n`);
    },
    { auto: true },
  ],
});

export { expect } from '@playwright/test';
