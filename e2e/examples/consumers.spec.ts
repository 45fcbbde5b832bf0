import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installApp } from './harness/install.ts';
import { runProgram } from './harness/run.ts';
import { packedTest as test } from './harness/test.ts';

const CONSUMERS = fileURLToPath(new URL('../consumers', import.meta.url));

// Each is an app whose `npm test` fails if the packages do not work with its tools.
for (const [name, tools] of [
  ['typescript', 'TypeScript 5.0 to 7.0'],
  ['nest', 'NestJS, as CommonJS'],
  ['webpack', 'webpack 5'],
  ['sveltekit', 'SvelteKit, whose remote functions need a session on every page'],
] as const)
  test(`the packages work with ${tools}`, async ({ registry }) => {
    const app = await installApp(join(CONSUMERS, name), registry.url);
    try {
      await runProgram(app.dir, ['npm', 'test']).ended;
    } finally {
      await app.remove();
    }
  });
