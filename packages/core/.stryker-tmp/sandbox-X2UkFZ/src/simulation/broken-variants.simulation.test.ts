// @ts-nocheck
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { TAB } from './broken/in-a-tab.ts';
import { MODEL } from './broken/in-the-model.ts';
import type { Variant } from './broken/variant.ts';
import { SERVER } from './broken/with-a-server.ts';
import type { play } from './play.ts';

/** The normal budget: what `npm test` plays of the code as it is. */
const BUDGET = 10_000;
const SOURCES = fileURLToPath(new URL('..', import.meta.url));

/** The simulation over sources of which one is broken. */
async function bundle({ file, find, replace }: Variant): Promise<typeof play> {
  const source = readFileSync(SOURCES + file, 'utf8');
  const found = source.split(find).length - 1;
  if (found !== 1) throw new Error(`${file} has ${found} places that read: ${find}`);
  const contents = source.replace(find, () => replace);
  const { outputFiles } = await build({
    entryPoints: [`${SOURCES}simulation/play.ts`],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    conditions: ['source'],
    plugins: [
      {
        name: 'broken',
        setup({ onLoad }) {
          onLoad({ filter: /[.]ts$/ }, ({ path }) => (path === SOURCES + file ? { contents, loader: 'ts' } : null));
        },
      },
    ],
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  const broken: { readonly play: typeof play } = await import(/* @vite-ignore */ `data:text/javascript;base64,${code}`);
  return broken.play;
}

describe('the simulation notices', () => {
  it.each([...MODEL, ...TAB, ...SERVER])('$name', { timeout: 120_000 }, async (variant) => {
    const playBroken = await bundle(variant);
    const violation = await playBroken(1, BUDGET);
    expect(violation, `not in ${BUDGET} schedules`).not.toBeNull();
  });
});
