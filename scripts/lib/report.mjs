/**
 * What the JSON report of Vitest or Playwright says. A test that passed only when repeated has failed.
 *
 * @returns the counts, and each failed test by its name, with the first line of its error
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

function ofVitest({ numPassedTests, numFailedTests, numTotalTests, testResults }) {
  const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    const lines = failed.map(({ fullName, failureMessages }) => `${fullName}: ${lineOf(failureMessages[0])}`);
    // A file that cannot be loaded has no tests.
    if (status === 'failed' && lines.length === 0) lines.push(lineOf(message));
    return lines.map((line) => `${name.replace(`${process.cwd()}/`, '')} › ${line}`);
  });
  return {
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numTotalTests - numPassedTests - numFailedTests,
    failures,
  };
}

const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g');

/** Enough to recognise the failure. */
function lineOf(message = 'no message') {
  return message.replace(COLOURS, '').split('\n').filter(Boolean).slice(0, 6).join(' ').slice(0, 400);
}
