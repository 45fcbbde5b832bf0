// npm run test:packages: packs each package as it would be published and checks the result.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { packageManager, root, run } from './lib/prepare.mjs';

const problems = [...lockFileProblems(), ...clientCodeOnServer(join(root, 'packages/react/dist/index.js'))];
const destination = mkdtempSync(join(tmpdir(), 'curfew-pack-'));
try {
  run(
    'npx',
    '--yes',
    packageManager,
    '--filter',
    './packages/*',
    '--recursive',
    'pack',
    '--pack-destination',
    destination,
  );
  for (const tarball of readdirSync(destination)) problems.push(...packageProblems(tarball));
} finally {
  rmSync(destination, { recursive: true });
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

function packageProblems(name) {
  console.log(`\n${name}`);
  const tarball = join(destination, name);
  const styles = ['--exclude-entrypoints', 'styles.css', 'devtools.css'];
  return [
    ...contentProblems(tarball),
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

/**
 * A tarball contains code, declarations, styles, a README and the license. Its manifest has nothing of the workspace.
 */
function contentProblems(tarball) {
  const tar = (...args) => execFileSync('tar', args, { encoding: 'utf8' });
  const manifest = tar('-xzOf', tarball, 'package/package.json');
  const files = tar('-tzf', tarball).trim().split('\n');
  const needed = ['package/README.md', 'package/LICENSE'];
  const allowed = /^package[/](?:package[.]json|dist[/].+[.](?:js|d[.]ts|css))$/;
  return [
    ...['"source"', '"workspace:'].filter((text) => manifest.includes(text)).map((text) => `the manifest has ${text}.`),
    ...needed.filter((file) => !files.includes(file)).map((file) => `${file} is missing.`),
    ...files.filter((file) => !allowed.test(file) && !needed.includes(file)).map((file) => `${file} is superfluous.`),
  ];
}

/** A server component may import the kit: each module that imports React is behind 'use client'. */
function clientCodeOnServer(file, seen = new Set()) {
  if (seen.has(file)) return [];
  seen.add(file);
  const code = readFileSync(file, 'utf8');
  if (/^['"]use client['"]/.test(code)) return [];
  const imports = [...code.matchAll(/(?:from|import)\s*['"]([^'"]+)['"]/g)].map(([, name]) => name);
  const own = imports.filter((name) => name.startsWith('.') && name.endsWith('.js'));
  return [
    ...(imports.some((name) => /^react(-dom)?(\/|$)/.test(name))
      ? [`${file}: imports React without 'use client'.`]
      : []),
    ...own.flatMap((name) => clientCodeOnServer(join(dirname(file), name), seen)),
  ];
}

/** Download addresses would bind each clone to the registry of the last install. */
function lockFileProblems() {
  const lockFile = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8');
  return /tarball:|https?:/.test(lockFile) ? ['pnpm-lock.yaml has download addresses.'] : [];
}
