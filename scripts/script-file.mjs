// npm run build:script: the files for pages without a bundler, with the notices and the bill of materials of what is in them.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './lib/prepare.mjs';

const dom = join(root, 'packages/dom');
const dist = join(dom, 'dist');
const own = manifestOf(dom);

const files = [
  { outfile: join(dist, 'curfew.js'), format: 'iife', globalName: 'Curfew' },
  { outfile: join(dist, 'curfew.module.js'), format: 'esm' },
];
const inputs = new Set();
for (const file of files) {
  const { metafile } = await build({
    ...file,
    stdin: { contents: "export * from '@curfew/core'; export * from '@curfew/dom';", resolveDir: dom },
    bundle: true,
    minify: true,
    // A page may have another charset than UTF-8.
    charset: 'ascii',
    target: 'es2022',
    sourcemap: true,
    metafile: true,
    absWorkingDir: root,
    logLevel: 'warning',
    banner: { js: `/*! Curfew ${own.version}, MIT. What is in this file, and its licenses: curfew.notices.txt */` },
    // It would be a sixth of the file. A browser without BroadcastChannel cannot load it; its tabs agree over storage.
    external: ['broadcast-channel'],
  });
  for (const input of Object.keys(metafile.inputs)) inputs.add(input);
}

const packages = [...new Set([...inputs].flatMap((input) => /^.*node_modules[/](?:@[^/]+[/])?[^/]+/.exec(input) ?? []))]
  .map((folder) => join(root, folder))
  .sort();
writeFileSync(join(dist, 'curfew.notices.txt'), [dom, ...packages].map(noticeOf).join(`\n${'-'.repeat(80)}\n\n`));
writeFileSync(join(dist, 'curfew.sbom.json'), `${JSON.stringify(billOfMaterials(), null, 2)}\n`);

function noticeOf(folder) {
  const { name, version, license } = manifestOf(folder);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} has no license file, which ${own.name} must pass on.`);
  return `${folder === dom ? 'Curfew' : name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8')}`;
}

/** CycloneDX, without a date, so that the same sources make the same file. */
function billOfMaterials() {
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { ...componentOf(dom), name: 'curfew.js' } },
    components: [join(root, 'packages/core'), dom, ...packages].map(componentOf),
  };
}

function componentOf(folder) {
  const { name, version, license } = manifestOf(folder);
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  return { type: 'library', name, version, purl, 'bom-ref': purl, licenses: [{ license: { id: license } }] };
}

function manifestOf(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}
