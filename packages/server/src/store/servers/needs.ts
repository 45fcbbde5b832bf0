import { describe, expect, it } from 'vitest';

/**
 * Tests that need a server: skipped, with the reason, where there is none; but not where nobody would see it.
 *
 * @param missing - the reason; `null` if there is one
 */
export function needs(missing: string | null, name: string, tests: () => void): void {
  if (missing === null) describe(name, tests);
  else if (process.env.CI === 'true') it(name, () => expect.fail(missing));
  else it.skip(`${name}: ${missing}`, () => {});
}
