// npm run test:architecture: compares the arrows of the map in docs/architecture.md with the imports, and the names of its
// tables of rules with the files.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import { root } from './lib/prepare.mjs';

const CORE = 'packages/core/src/';
const ENTRIES = ['index.ts', 'adapters.ts', 'create-session.ts'];
const PORTS = ['ports.ts', 'api.ts', 'protocol.ts'];

const { output } = await cruise(['packages', 'apps'], {
  baseDir: root,
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '[.](?:test|stories)[.]|^packages/[^/]+/(?:test|dist)/' },
  tsPreCompilationDeps: true,
  tsConfig: { fileName: 'tsconfig.json' },
  enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['source', 'types', 'import', 'default'] },
});

const found = new Set();
for (const { source, dependencies } of output.modules)
  for (const { resolved } of dependencies) {
    addArrow(packageOf(source), packageOf(resolved));
    addArrow(folderOf(source), folderOf(resolved));
  }
const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
const drawn = new Set([...page.matchAll(/^ {2}(\w+ --> \w+)$/gm)].map(([, arrow]) => arrow));
const [, ...tables] = page.split('| rule | file | name |');
const rows = [...tables.join('').matchAll(/^[|] (?!---)(.+?) [|] (.+?) [|] (.+?) [|]$/gm)];

const problems = [
  ...[...found].filter((arrow) => !drawn.has(arrow)).map((arrow) => `The map lacks the arrow ${arrow}.`),
  ...[...drawn]
    .filter((arrow) => !found.has(arrow))
    .map((arrow) => `No import is behind the arrow ${arrow} of the map.`),
  ...rows.flatMap(([, rule, files, names]) => unnamed(rule, codeIn(files).map(read), codeIn(names))),
];
for (const problem of problems.sort()) console.error(problem);
if (found.size === 0) console.error('No imports were found.');
if (rows.length === 0) console.error('No table of rules was found.');
process.exitCode = problems.length > 0 || found.size === 0 || rows.length === 0 ? 1 : 0;

function codeIn(cell) {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code);
}

/** The text of `core/state/facts.ts`; empty if there is no such file. */
function read(path) {
  const file = join(root, 'packages', path.replace('/', '/src/'));
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function unnamed(rule, texts, names) {
  const problems = names
    .filter((name) => !texts.some((text) => new RegExp(`\\b${name}\\b`).test(text)))
    .map((name) => `The files of the rule "${rule}" do not contain ${name}.`);
  return texts.includes('') || texts.length === 0
    ? [...problems, `A file of the rule "${rule}" is missing.`]
    : problems;
}

function addArrow(from, to) {
  if (from && to && from !== to) found.add(`${from} --> ${to}`);
}

/** `core` for packages/core, `apps_demo` for apps/demo. */
function packageOf(file) {
  const [, kind, name] = /^(packages|apps)[/](\w+)[/]src[/]/.exec(file) ?? [];
  return kind === 'apps' ? `apps_${name}` : name;
}

/** `core_state` for a file of packages/core/src/state. */
function folderOf(file) {
  if (!file.startsWith(CORE)) return undefined;
  const path = file.slice(CORE.length);
  if (ENTRIES.includes(path)) return 'core_entries';
  return `core_${PORTS.includes(path) ? 'ports' : path.split('/')[0]}`;
}
