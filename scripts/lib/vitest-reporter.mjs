import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

/**
 * Writes what readReport reads, to VITEST_REPORT_FILE. Unlike Vitest's own JSON report it has the errors outside of
 * tests: of a hook, of a file that cannot be loaded, and those that nothing catches.
 */
export default class {
  onTestRunEnd(modules, unhandled) {
    const count = { passed: 0, failed: 0, skipped: 0 };
    const failures = unhandled.map(({ message }) => ({ name: 'outside of a test', message }));
    for (const module of modules) {
      const file = relative(process.cwd(), module.moduleId);
      const add = (name, [error]) => failures.push({ name: `${file} › ${name}`, message: error?.message });
      if (module.errors().length > 0) add('the file', module.errors());
      for (const suite of module.children.allSuites())
        if (suite.errors().length > 0) add(suite.fullName, suite.errors());
      for (const test of module.children.allTests()) {
        const { state, errors } = test.result();
        count[state] += 1;
        if (state === 'failed') add(test.fullName, errors);
      }
    }
    writeFileSync(process.env.VITEST_REPORT_FILE, JSON.stringify({ ...count, failures }));
  }
}
