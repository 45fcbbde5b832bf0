// npm run test:packages: packs each package as it would be published and checks the result.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { packAll } from './lib/pack.mjs';
import { root, run } from './lib/prepare.mjs';

const CONSUMER = `
import { createSession } from '@curfew/core';
import { createBareSession } from '@curfew/core/adapters';
import { mountWarning } from '@curfew/dom';
import { de } from '@curfew/dom/messages/de';
import { SessionWarning } from '@curfew/react';
import { createCurfew, memoryStore } from '@curfew/server';
import { toNodeHandler } from '@curfew/server/node';

const policy = { idle: '15m', max: '12h' };
const curfew = createCurfew({ store: memoryStore(), policies: { default: policy } });
export const GET = (request: Request): Promise<Response> => curfew.handler(request);
export const used = [createBareSession, mountWarning(createSession({ policy }), { messages: de }), SessionWarning, toNodeHandler];
`;

/** The library `dom` of TypeScript 5 has no async iteration of streams. TypeScript 6 gives up the old module resolution. */
const CONSUMERS = [
  {
    name: 'Next.js, without types of Node.js',
    compiler: 'typescript-5',
    options: {
      module: 'esnext',
      moduleResolution: 'bundler',
      lib: ['dom', 'dom.iterable', 'es2022'],
      types: [],
      jsx: 'preserve',
    },
  },
  {
    name: 'the old module resolution of TypeScript',
    compiler: 'typescript-5',
    options: { module: 'esnext', moduleResolution: 'node10', jsx: 'react-jsx' },
  },
  {
    name: 'Node.js',
    compiler: 'typescript',
    options: { module: 'nodenext', types: ['node'], jsx: 'react-jsx' },
  },
];

const problems = [...lockFileProblems(), ...clientCodeOnServer(join(root, 'packages/react/dist/index.js'))];
const destination = mkdtempSync(join(tmpdir(), 'curfew-pack-'));
try {
  const tarballs = packAll(destination).map((path) => basename(path));
  for (const tarball of tarballs) problems.push(...packageProblems(tarball));
  problems.push(...consumerProblems(tarballs));
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

/** Compiles an app against the tarballs, with settings that frameworks start with. */
function consumerProblems(tarballs) {
  const app = join(destination, 'app');
  for (const tarball of tarballs) {
    const name = /^curfew-(.+)-[\d.]+[.]tgz$/.exec(tarball)[1];
    const home = join(app, 'node_modules/@curfew', name);
    mkdirSync(home, { recursive: true });
    execFileSync('tar', ['-xzf', join(destination, tarball), '-C', home, '--strip-components', '1']);
    // What the package depends on, except the other packages.
    for (const dependency of dependenciesOf(name)) link(join(home, 'node_modules'), name, dependency);
  }
  for (const types of ['react', '@types/react', '@types/node']) link(join(app, 'node_modules'), 'react', types);
  writeFileSync(join(app, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(app, 'index.ts'), CONSUMER);
  return CONSUMERS.flatMap(({ name, compiler, options }) => {
    const compilerOptions = { noEmit: true, strict: true, target: 'es2022', skipLibCheck: true, ...options };
    writeFileSync(join(app, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['index.ts'] }));
    console.log(`\nAn app with ${name}`);
    return failureOf(`../${compiler}/bin/tsc`, '-p', app).map((problem) => `An app with ${name}: ${problem}`);
  });
}

function dependenciesOf(name) {
  const manifest = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'));
  return Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }).filter(
    (key) => !key.startsWith('@curfew/'),
  );
}

function link(modules, name, dependency) {
  const from = [join(root, 'packages', name, 'node_modules', dependency), join(root, 'node_modules', dependency)].find(
    existsSync,
  );
  if (!from) return;
  mkdirSync(dirname(join(modules, dependency)), { recursive: true });
  symlinkSync(from, join(modules, dependency));
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
