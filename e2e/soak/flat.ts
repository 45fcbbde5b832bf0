import { expect } from '@playwright/test';

/**
 * Checks that nothing grows. What is measured in whole numbers is not more in the second half than in the first. What
 * varies may grow by a share of itself, from the third quarter to the fourth; the first half is the warm-up.
 *
 * @param varies - the share of each name, such as 0.02
 */
export function expectFlat(samples: readonly Record<string, number>[], varies: Readonly<Record<string, number>>): void {
  const table = Object.keys(samples[0] ?? {}).map((name) => ({
    name,
    values: samples.map((sample) => sample[name] ?? Number.NaN),
  }));
  for (const { name, values } of table) {
    const middle = Math.floor(values.length / 2);
    const [first, second] = [values.slice(0, middle), values.slice(middle)];
    const share = varies[name];
    if (share === undefined) {
      expect(Math.max(...second), `${name}: ${values}`).toBeLessThanOrEqual(Math.max(...first));
    } else {
      const quarter = Math.floor(second.length / 2);
      const before = median(second.slice(0, quarter));
      expect((median(second.slice(quarter)) - before) / before, `${name}: ${values}`).toBeLessThan(share);
    }
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
