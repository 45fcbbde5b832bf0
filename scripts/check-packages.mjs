// npm run test:packages: packs each published package as it would be published, and looks at what is in the box.
import './lib/require-node.mjs';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from './lib/build.mjs';
import { installIfNeeded, packageManager } from './lib/install.mjs';
import { withLock } from './lib/lock.mjs';
import { endChildrenOnSignal, main, mustRun, root, run } from './lib/run.mjs';
import { clientCodeOnServer } from './lib/server-graph.mjs';

endChildrenOnSignal();
await main(async () => {
  await withLock(async () => {
    await installIfNeeded();
    await buildIfStale();
  });
  const problems = [...lockFileProblems(), ...serverComponentProblems()];
  for (const folder of readdirSync(join(root, 'packages'))) {
    const destination = mkdtempSync(join(tmpdir(), 'curfew-pack-'));
    try {
      problems.push(...(await packageProblems(`packages/${folder}`, destination)));
    } finally {
      rmSync(destination, { recursive: true });
    }
  }
  if (problems.length > 0) throw new Error(`\n${problems.join('\n')}`);
  console.log('\nEvery package can be published as it is.');
});

async function packageProblems(folder, destination) {
  console.log(`\n${folder}`);
  const pack = ['--yes', packageManager(), '--dir', folder, 'pack', '--pack-destination', destination];
  await mustRun('npx', pack, `${folder} cannot be packed; the reason is above.`, {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const tarball = join(destination, readdirSync(destination)[0]);
  const problems = [...manifestProblems(folder, tarball), ...contentProblems(folder, tarball)];
  if ((await run('publint', [tarball, '--strict'])) !== 0) problems.push(`${folder}: publint objects, see above.`);
  const styles = ['--exclude-entrypoints', 'styles.css', 'devtools.css'];
  const attw = [tarball, '--profile', 'esm-only', '--no-emoji', '--no-summary', ...styles];
  if ((await run('attw', attw)) !== 0) problems.push(`${folder}: attw objects, see above.`);
  return problems;
}

/** The manifest in the tarball must make sense outside of this workspace. */
function manifestProblems(folder, tarball) {
  const manifest = execFileSync('tar', ['-xzOf', tarball, 'package/package.json'], { encoding: 'utf8' });
  const wrong = [
    ['"source"', 'names the condition "source", and the sources are not in the box'],
    ['"workspace:', 'depends on something by the workspace protocol'],
  ];
  return wrong
    .filter(([text]) => manifest.includes(text))
    .map(([, problem]) => `${folder}: the packed manifest ${problem}.`);
}

/** In the box are the code, its declarations and styles, a README and the licence, and nothing else. */
function contentProblems(folder, tarball) {
  const files = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).trim().split('\n');
  const needed = ['package/README.md', 'package/LICENSE'];
  const allowed = /^package[/](?:package[.]json|dist[/].+[.](?:js|d[.]ts|css))$/;
  const missing = needed.filter((file) => !files.includes(file));
  const surplus = files.filter((file) => !allowed.test(file) && !needed.includes(file));
  return [
    ...missing.map((file) => `${folder}: ${file} is missing from the tarball.`),
    ...surplus.map((file) => `${folder}: ${file} does not belong in the tarball.`),
  ];
}

/** `'use client'` must have survived the build: a server component may import the kit. */
function serverComponentProblems() {
  return clientCodeOnServer(join(root, 'packages/react/dist/index.js')).map(
    (file) => `${file}: imports React, and nothing on the way to it says 'use client'.`,
  );
}

/** Download addresses would tie every clone to the registry of whoever ran the last install. */
function lockFileProblems() {
  const lockFile = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8');
  return /tarball:|https?:/.test(lockFile) ? ['pnpm-lock.yaml carries download addresses.'] : [];
}
