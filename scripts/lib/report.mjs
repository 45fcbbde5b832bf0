/**
 * What the JSON report of vitest-reporter.mjs or Playwright says. A test that passed only when repeated has failed.
 *
 * @returns the counts, and each failure by its name, with the first lines of its error
 */
export function readReport(report) {
  return report.stats ? ofPlaywright(report) : ofVitest(report);
}

function ofPlaywright({ stats, suites, errors }) {
  const failures = suites.flatMap(specsOf).filter(({ ok }) => !ok);
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    failures: [
      ...errors.map((error) => lineOf(error.message)),
      ...failures.map(({ file, title, tests }) => {
        const { error } = tests.flatMap(({ results }) => results).find((result) => result.error) ?? {};
        return `${file} › ${title}: ${lineOf(error?.message)}`;
      }),
    ],
  };
}

function specsOf({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)];
}

function ofVitest({ failures, ...counts }) {
  return { ...counts, failures: failures.map(({ name, message }) => `${name}: ${lineOf(message)}`) };
}

const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g');

/** Enough to recognise the failure. */
function lineOf(message = 'no message') {
  return message.replace(COLOURS, '').split('\n').filter(Boolean).slice(0, 6).join(' ').slice(0, 400);
}
