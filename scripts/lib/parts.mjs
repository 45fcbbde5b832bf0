// What a bundle is made of.
import { build } from 'esbuild';
import { exportOf } from './weigh.mjs';

/** The minified bytes that each module adds to a bundle of just these imports, the largest first. */
export async function partsOf({ imports, from, external = [] }, folder) {
  const { metafile } = await build({
    stdin: { contents: exportOf({ imports, from }), resolveDir: folder },
    absWorkingDir: folder,
    bundle: true,
    minify: true,
    format: 'esm',
    conditions: ['source'],
    external,
    metafile: true,
    write: false,
    logLevel: 'error',
  });
  const [output] = Object.values(metafile.outputs);
  return Object.entries(output.inputs)
    .map(([file, { bytesInOutput }]) => ({ file: file.replace(/^(\.\.\/)+/, ''), bytes: bytesInOutput }))
    .filter(({ bytes }) => bytes > 0)
    .sort((a, b) => b.bytes - a.bytes);
}
