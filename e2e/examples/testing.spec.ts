import { join } from 'node:path';
import { headlessLaunchOptions } from '../../scripts/lib/chromium.mjs';
import { freePort } from '../harness/free-port.ts';
import { installApp } from './harness/install.ts';
import { runProgram } from './harness/run.ts';
import { EXAMPLES, expect, packedTest as test } from './harness/test.ts';

/** What each example prints if all of its tests have run. */
const results = {
  'testing-vitest': [/Test Files {2}3 passed \(3\)/, /Tests {2}7 passed \(7\)/],
  'testing-jest': [/Test Suites: 6 passed, 6 total/, /Tests: {7}14 passed, 14 total/],
  'testing-playwright': [/4 passed/],
};

for (const [name, lines] of Object.entries(results))
  test(`${name}: its tests pass, and their processes end by themselves`, async ({ registry }) => {
    test.setTimeout(600_000);
    const { dir, remove } = await installApp(join(EXAMPLES, name), registry.url);
    const { executablePath: CHROME_PATH } = await headlessLaunchOptions();
    const program = runProgram(dir, ['npm', 'test'], {
      env: { CHROME_PATH, PORT: String(await freePort()), NO_COLOR: '1', FORCE_COLOR: undefined },
    });
    try {
      await program.ended;
      for (const line of lines) expect(program.log()).toMatch(line);
      expect(program.log()).not.toMatch(/did not exit|open handle|force exited|not wrapped in act|Not implemented/i);
    } finally {
      await program.stop();
      await remove();
    }
  });
