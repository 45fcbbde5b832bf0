import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root, run } from '../lib/prepare.mjs';

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
    name: 'CommonJS, as NestJS starts',
    compiler: 'typescript-5',
    type: 'commonjs',
    options: { module: 'commonjs', moduleResolution: 'node10', esModuleInterop: true, jsx: 'react-jsx' },
  },
  {
    name: 'CommonJS in Node.js',
    compiler: 'typescript',
    type: 'commonjs',
    options: { module: 'nodenext', types: ['node'], jsx: 'react-jsx' },
  },
  {
    name: 'Node.js',
    compiler: 'typescript',
    options: { module: 'nodenext', types: ['node'], jsx: 'react-jsx' },
  },
];

/** Compiles an app against the tarballs, with settings that frameworks start with. */
export function consumerProblems(tarballs) {
  const app = mkdtempSync(join(tmpdir(), 'curfew-app-'));
  try {
    installInto(app, tarballs);
    return CONSUMERS.flatMap((consumer) => problemsOf(app, consumer));
  } finally {
    rmSync(app, { recursive: true });
  }
}

function installInto(app, tarballs) {
  for (const tarball of tarballs) {
    const name = /curfew-(\w+)-[\d.]+[.]tgz$/.exec(tarball)[1];
    const home = join(app, 'node_modules/@curfew', name);
    mkdirSync(home, { recursive: true });
    execFileSync('tar', ['-xzf', tarball, '-C', home, '--strip-components', '1']);
    // What the package depends on, except the other packages.
    for (const dependency of dependenciesOf(name)) link(join(home, 'node_modules'), name, dependency);
  }
  for (const types of ['react', '@types/react', '@types/node']) link(join(app, 'node_modules'), 'react', types);
  writeFileSync(join(app, 'index.ts'), CONSUMER);
}

function problemsOf(app, { name, compiler, type = 'module', options }) {
  const compilerOptions = { noEmit: true, strict: true, target: 'es2022', skipLibCheck: true, ...options };
  writeFileSync(join(app, 'package.json'), JSON.stringify({ type }));
  writeFileSync(join(app, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['index.ts'] }));
  console.log(`\nAn app with ${name}`);
  try {
    run(`node_modules/${compiler}/bin/tsc`, '-p', app);
    return [];
  } catch {
    return [`An app with ${name}: tsc fails; its output is above.`];
  }
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
