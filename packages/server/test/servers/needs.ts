import { describe, expect, it } from 'vitest';

/**
 * Skips tests whose server is missing; with CI=true they fail.
 *
 * @param missing - why there is no server; `null` if there is one
 */
export function needs(missing: string | null, name: string, tests: () => void): void {
  if (missing === null) describe(name, tests);
  else if (process.env.CI === 'true') it(name, () => expect.fail(missing));
  else it.skip(`${name}: ${missing}`, () => {});
}
