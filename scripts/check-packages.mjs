// npm run test:packages: packs each package as it would be published and checks the result.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { packAll } from './lib/pack.mjs';
import { root, run } from './lib/prepare.mjs';
import { clientCodeOnServer } from './packages/client-boundary.mjs';
import { consumerProblems } from './packages/consumers.mjs';
import { contentProblems } from './packages/contents.mjs';

const problems = [...lockFileProblems(), ...clientCodeOnServer(join(root, 'packages/react/dist/index.js'))];
const { version } = JSON.parse(readFileSync(join(root, 'packages/core/package.json'), 'utf8'));
const destination = mkdtempSync(join(tmpdir(), 'curfew-pack-'));
try {
  const tarballs = packAll(destination);
  for (const tarball of tarballs) problems.push(...packageProblems(tarball));
  problems.push(...consumerProblems(tarballs));
} finally {
  rmSync(destination, { recursive: true });
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

function packageProblems(tarball) {
  const name = basename(tarball);
  console.log(`\n${name}`);
  const styles = ['--exclude-entrypoints', 'styles.css', 'devtools.css'];
  return [
    ...contentProblems(tarball, version),
    ...failureOf('publint', tarball, '--strict'),
    ...failureOf('attw', tarball, '--profile', 'esm-only', '--no-emoji', '--no-summary', ...styles),
  ].map((problem) => `${name}: ${problem}`);
}

function failureOf(tool, ...args) {
  try {
    run(join('node_modules/.bin', tool), ...args);
    return [];
  } catch {
    return [`${tool} fails; its output is above.`];
  }
}

/** Download addresses would bind each clone to the registry of the last install. */
function lockFileProblems() {
  const lockFile = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8');
  return /tarball:|https?:/.test(lockFile) ? ['pnpm-lock.yaml has download addresses.'] : [];
}
