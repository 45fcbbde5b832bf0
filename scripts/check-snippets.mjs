// npm run test:types: compiles every snippet of the README and the documentation against the packages' types. A snippet of an
// example must be in its file, word for word.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, run } from './lib/prepare.mjs';

const folder = join(root, 'node_modules/.cache/snippets');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}/README.md`),
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
  '.storybook/introduction/Introduction.mdx',
];
const names = await exportsOf('@curfew/core', '@curfew/core/testing', '@curfew/dom', '@curfew/react', '@curfew/server');

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
let count = 0;
for (const page of pages) {
  const text = withoutQuotes(page, readFileSync(join(root, page), 'utf8'));
  for (const { 1: code, index } of text.matchAll(/^```tsx?\n(.*?)^```/gms)) {
    const line = text.slice(0, index).split('\n').length + 1;
    writeFileSync(join(folder, `${page.replaceAll(/[/.]/g, '-')}-line-${line}.tsx`), withImports(code));
    count++;
  }
}
writeFileSync(
  join(folder, 'tsconfig.json'),
  JSON.stringify({
    extends: '../../../tsconfig.tests.json',
    compilerOptions: {
      rootDir: root,
      noEmit: true,
      composite: false,
      isolatedDeclarations: false,
      noUnusedLocals: false,
      module: 'preserve',
      moduleResolution: 'bundler',
      jsx: 'react-jsx',
      types: ['node', 'vite/client'],
      paths: {
        '@curfew/server': [join(root, 'packages/server/src/index.ts')],
        '@curfew/server/*': ['*/index.ts', 'store/*.ts', 'store/*/store.ts'].map((path) =>
          join(root, 'packages/server/src', path),
        ),
        hono: [join(root, 'packages/server/node_modules/hono')],
        pg: [join(root, 'packages/server/node_modules/@types/pg')],
        ioredis: [join(root, 'packages/server/node_modules/ioredis')],
        'prom-client': [join(root, 'apps/server/node_modules/prom-client')],
        'react-aria-components': [join(root, 'e2e/fixtures/modals/react-aria-components.d.ts')],
      },
    },
    include: ['*.tsx', '../../../scripts/snippets.d.ts'],
    references: [],
  }),
);
console.log(`Compiling ${count} snippets.`);
run(join('node_modules/.bin', 'tsc'), '-p', folder);

/** Removes the snippets with the mark `<!-- from <file> -->`, as many lines, and exits if one is not in its file. */
function withoutQuotes(page, text) {
  return text.replaceAll(/^<!-- from ([^\n]+) -->\n```\w+\n(.*?)^```$/gms, (quote, file, code) => {
    if (readFileSync(join(root, file), 'utf8').includes(code)) return quote.replaceAll(/.*/g, '');
    console.error(`${page}: a snippet is not in ${file} any more:\n${code}`);
    process.exit(1);
  });
}

/** A snippet of a page may use what the one before it imports. */
function withImports(code) {
  const imported = new Set(
    [...code.matchAll(/import (?:type )?\{([^}]*)\}/g)].flatMap(([, list]) => list.split(/[\s,]+/)),
  );
  const lines = Object.entries(names).map(([module, exported]) => {
    const used = exported.filter(
      (name) =>
        !imported.has(name) &&
        new RegExp(`\\b${name}\\b`).test(code) &&
        !new RegExp(`(?:const|function) ${name}\\b`).test(code),
    );
    for (const name of used) imported.add(name);
    return used.length > 0 ? `import { ${used.join(', ')} } from '${module}';\n` : '';
  });
  // The snippet of CONTRIBUTING.md is a file of e2e/demo.
  return `${lines.join('')}${code.replaceAll("'../virtual/", `'${root}e2e/virtual/`)}\nexport {};\n`;
}

async function exportsOf(...modules) {
  const entries = await Promise.all(
    modules.map(async (module) => {
      const [, name, path = 'index'] = /^@curfew\/(\w+)\/?(.*)$/.exec(module);
      const file = join(root, 'packages', name, 'dist', `${path === 'testing' ? 'testing/index' : path || 'index'}.js`);
      return [module, Object.keys(await import(pathToFileURL(file).href))];
    }),
  );
  return Object.fromEntries(entries);
}
