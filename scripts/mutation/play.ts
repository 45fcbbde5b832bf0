import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { build } from 'esbuild';
import * as fastCheck from 'fast-check';
import { expect } from 'vitest';

/** The sources that are mutated, with their tests beside them. */
export const MODEL: string = fileURLToPath(new URL('../../packages/core/src/model/', import.meta.url));

/** What a mutant may take before it counts as noticed: an endless loop is a fault that tests notice too. */
const LIMIT_MS = 20_000;

/** The name of the first test of the model that fails where one source is replaced, or `null` if all pass. */
export async function firstFailure(file: string, source: string): Promise<string | null> {
  const code = await bundle(file, source);
  const run = tests();
  Object.assign(globalThis, { mutation: { vitest: run.vitest, fastCheck } });
  try {
    new Script(code).runInThisContext({ timeout: LIMIT_MS });
  } catch (error) {
    return run.current() ?? String(error);
  }
  if (run.passed() === 0) throw new Error('No test of the model ran.');
  return null;
}

/** All tests of the model as one script, those of the file first: they are the likeliest to fail. */
async function bundle(file: string, source: string): Promise<string> {
  const own = file.replace('.ts', '.test.ts');
  const files = readdirSync(MODEL).filter((name) => name.endsWith('.test.ts'));
  files.sort((a, b) => Number(b === own) - Number(a === own));
  const { outputFiles } = await build({
    stdin: { contents: files.map((name) => `import './${name}';`).join('\n'), resolveDir: MODEL },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'node20',
    // The package says that it has no side effects; its tests have nothing else.
    ignoreAnnotations: true,
    logLevel: 'silent',
    plugins: [
      {
        name: 'mutation',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^(vitest|fast-check)$/ }, ({ path }) => ({ path, namespace: 'given' }));
          onLoad({ filter: /^vitest$/, namespace: 'given' }, () => ({ contents: 'module.exports = mutation.vitest' }));
          onLoad({ filter: /./, namespace: 'given' }, () => ({ contents: 'module.exports = mutation.fastCheck' }));
          onLoad({ filter: /[.]ts$/ }, ({ path }) =>
            path === MODEL + file ? { contents: source, loader: 'ts' } : undefined,
          );
        },
      },
    ],
  });
  return outputFiles[0]?.text ?? '';
}

/** As much of vitest as the model's tests use, run at once and up to the first failure. */
function tests() {
  const names: string[] = [];
  let current: string | null = null;
  let passed = 0;
  function it(name: string, test: () => void): void {
    current = [...names, name].join(': ');
    test();
    current = null;
    passed++;
  }
  it.each = (rows: readonly unknown[]) => (name: string, test: (...row: readonly unknown[]) => void) => {
    for (const row of rows) it(name, () => test(...(Array.isArray(row) ? row : [row])));
  };
  function describe(name: string, suite: () => void): void {
    names.push(name);
    suite();
    names.pop();
  }
  return { vitest: { describe, it, expect }, current: () => current, passed: () => passed };
}
