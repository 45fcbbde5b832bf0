import { repository } from '../lib/prepare.mjs';

const NAMES = ['@curfew/core', '@curfew/dom', '@curfew/react', '@curfew/server'];

/** What npm shows and needs of a packed package. */
export function manifestProblems(manifest, version) {
  const directory = `packages/${manifest.name.replace('@curfew/', '')}`;
  const expected = {
    version,
    license: 'MIT',
    author: 'The Curfew authors',
    homepage: `${repository}/tree/main/${directory}#readme`,
    bugs: `${repository}/issues`,
    repository: { type: 'git', url: `git+${repository}.git`, directory },
    type: 'module',
    main: './dist/index.js',
    types: './dist/index.d.ts',
    engines: { node: '>=20.19' },
  };
  return [
    ...Object.entries(expected)
      .filter(([field, value]) => !isEqual(manifest[field], value))
      .map(([field, value]) => `${field} is ${JSON.stringify(manifest[field])}, not ${JSON.stringify(value)}.`),
    ...['description', 'keywords', 'exports', 'sideEffects', 'files']
      .filter((field) => manifest[field] === undefined || manifest[field].length === 0)
      .map((field) => `${field} is missing.`),
    ...['"source"', '"workspace:', '"file:', '"link:']
      .filter((text) => JSON.stringify(manifest).includes(text))
      .map((text) => `the manifest has ${text}.`),
    ...rangeProblems(manifest, version),
    ...(manifest.scripts ? ['the manifest has scripts, which an install may run.'] : []),
  ];
}

/** An exact version of another package would be installed twice beside a patch of it. */
function rangeProblems({ dependencies = {}, peerDependencies = {} }, version) {
  return Object.entries({ ...dependencies, ...peerDependencies }).flatMap(([name, range]) => {
    if (NAMES.includes(name)) return range === `^${version}` ? [] : [`${name} is ${range}, not ^${version}.`];
    return range.startsWith('^') ? [] : [`${name} has the range ${range}, without ^.`];
  });
}

function isEqual(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}
