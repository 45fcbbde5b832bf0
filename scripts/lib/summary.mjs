// What `npm test` says at its end.
import { existsSync, readFileSync } from 'node:fs';

/** The counts in the report of vitest's json reporter; without a report, none. */
export function readVitest(path) {
  if (!existsSync(path)) return { passed: 0, failed: 0, skipped: 0, skippedNames: [] };
  const tests = JSON.parse(readFileSync(path, 'utf8')).testResults.flatMap((file) => file.assertionResults);
  const passed = tests.filter((test) => test.status === 'passed').length;
  const failed = tests.filter((test) => test.status === 'failed').length;
  const skippedNames = tests.filter((test) => !['passed', 'failed'].includes(test.status)).map((test) => test.fullName);
  return { passed, failed, skipped: skippedNames.length, skippedNames };
}

export function totalOf(outcomes) {
  const sum = (key) => outcomes.reduce((total, outcome) => total + outcome[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** One table, the names of what was skipped, and as the last line the counts alone. */
export function printSummary(outcomes) {
  const heads = ['layer', 'result', 'passed', 'failed', 'skipped', 'seconds', 'why'];
  const rows = outcomes.map((outcome) => [
    outcome.name,
    resultOf(outcome),
    String(outcome.passed),
    String(outcome.failed),
    String(outcome.skipped),
    outcome.seconds.toFixed(1),
    outcome.reason,
  ]);
  console.log(`\n${table([heads, ...rows])}`);
  const skipped = outcomes.flatMap(({ name, skippedNames }) => skippedNames.map((test) => `  ${name}: ${test}`));
  if (skipped.length > 0) console.log(`\nSkipped:\n${skipped.join('\n')}`);
  const { passed, failed, skipped: skips } = totalOf(outcomes);
  console.log(`\n${passed} passed, ${failed} failed, ${skips} skipped`);
}

/** Rows of cells as lines with aligned columns. */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function resultOf({ passed, failed, skipped }) {
  if (failed > 0) return 'failed';
  return passed === 0 && skipped > 0 ? 'skipped' : 'passed';
}
