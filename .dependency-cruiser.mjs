// The one-way import rules of the architecture. Tests, stories and their helpers stand outside: they may look at anything.

import { readFileSync } from 'node:fs';

const core = '^packages/core/src/';

/** What the other packages may see of core. */
const coreEntries = `${core}(?:index|adapters|protocol|(?:rules|state|testing)/index)[.]ts$`;

/** The files behind the entry points of @curfew/server. */
const { exports: ofServer } = JSON.parse(readFileSync('packages/server/package.json', 'utf8'));
const serverEntries = Object.values(ofServer).map(({ source }) => source.slice(2).replaceAll('.', '[.]'));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'No import cycles, type-only ones included.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphan',
      comment: 'A file that nothing imports and that imports nothing is dead.',
      severity: 'error',
      from: { orphan: true, pathNot: '^packages/[^/]+/test/|[.]d[.]ts$|[.]css$|[.]json$' },
      to: {},
    },
    {
      name: 'everything-resolves',
      comment: 'An import that cannot be resolved would escape the other rules.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'state-imports-nothing',
      comment: 'The rules of time are pure: they import only each other.',
      severity: 'error',
      from: { path: `${core}state/` },
      to: { pathNot: `${core}state/` },
    },
    {
      name: 'rules-import-the-state',
      comment: 'What a server decides is pure too.',
      severity: 'error',
      from: { path: `${core}rules/` },
      to: { pathNot: `${core}(?:rules/|state/|protocol[.]ts)` },
    },
    {
      name: 'browser-code-imports-no-rules',
      comment: 'A browser obeys the server; it does not decide in its place.',
      severity: 'error',
      from: { path: '^(?:packages/(?:core|dom|react)|apps/demo)/', pathNot: `${core}(?:rules|testing)/` },
      to: { path: `${core}rules/` },
    },
    {
      name: 'ports-import-the-state',
      comment: 'Ports, protocol and API are declared in terms of the state.',
      severity: 'error',
      from: { path: `${core}(?:api|ports|protocol)[.]ts` },
      to: { path: '^packages/', pathNot: `${core}(?:state/|(?:ports|protocol)[.]ts)` },
    },
    {
      name: 'session-imports-ports',
      comment: 'The session knows a browser, a server and storage by their ports only.',
      severity: 'error',
      from: { path: `${core}session/` },
      to: { path: '^packages/', pathNot: `${core}(?:(?:state|session)/|(?:api|ports|protocol)[.]ts)` },
    },
    {
      name: 'browser-and-transport-import-the-session',
      comment: 'A channel or a transport brings its part of the session along. They do not import each other.',
      severity: 'error',
      from: { path: `${core}(browser|transport)/` },
      to: { path: '^packages/', pathNot: [`${core}$1/`, `${core}(?:(?:state|session)/|(?:ports|protocol)[.]ts)`] },
    },
    {
      name: 'activity-imports-ports',
      comment: 'A source of activity is a function of its port.',
      severity: 'error',
      from: { path: `${core}activity/` },
      to: { path: '^packages/', pathNot: `${core}(?:(?:state|activity)/|ports[.]ts|browser/listen[.]ts)` },
    },
    {
      name: 'nothing-imports-the-entries',
      comment: 'Only the entries export what the others make.',
      severity: 'error',
      from: { path: core, pathNot: `${core}(?:(?:index|adapters)[.]ts|testing/)` },
      to: { path: `${core}(?:create-session|index|adapters)[.]ts` },
    },
    {
      name: 'nothing-imports-testing',
      comment: '@curfew/core/testing and @curfew/server/testing are for tests.',
      severity: 'error',
      from: { path: '^(?:packages|apps)/[^/]+/(?:src|examples)/', pathNot: '^packages/[^/]+/src/testing/' },
      to: { path: '^packages/[^/]+/src/testing/' },
    },
    {
      name: 'product-imports-no-tests',
      comment: 'Code of tests that is not published is in test/.',
      severity: 'error',
      from: { path: '^(?:packages|apps)/[^/]+/src/' },
      to: { path: '^(?:packages|apps)/[^/]+/test/' },
    },
    {
      name: 'core-imports-no-package',
      comment: 'core <- dom <- react <- apps, and core <- server <- apps.',
      severity: 'error',
      from: { path: core },
      to: { path: '^packages/(?!core/)' },
    },
    {
      name: 'browser-imports-no-node',
      comment: 'core, dom and react run in a browser.',
      severity: 'error',
      from: { path: '^packages/(?:core|dom|react)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-has-no-insides',
      comment: 'Other packages import core by its entry points, never by a file of its insides.',
      severity: 'error',
      from: { path: '^(?:packages|apps)/', pathNot: '^packages/core/' },
      to: { path: core, pathNot: coreEntries },
    },
    {
      name: 'dom-knows-no-framework',
      comment: 'The face without a framework stands on core alone.',
      severity: 'error',
      from: { path: '^packages/dom/' },
      to: { path: '^packages/(?!dom/|core/)|/node_modules/(?:react|react-dom)/' },
    },
    {
      name: 'dom-has-no-insides',
      comment: 'The React kit imports it by its entry points.',
      severity: 'error',
      from: { path: '^(?:packages|apps)/', pathNot: '^packages/dom/' },
      to: {
        path: '^packages/dom/src/',
        pathNot: '^packages/dom/src/(?:(?:index|shared)[.]ts|locales/|styles/)',
      },
    },
    {
      name: 'devtools-stand-apart',
      comment: 'Nobody carries the devtools who does not import them.',
      severity: 'error',
      from: { path: '^packages/', pathNot: '^packages/react/src/devtools/' },
      to: { path: '^packages/react/src/devtools/' },
    },
    {
      name: 'react-and-apps-have-entries-too',
      comment: 'Apps import packages by their entry points.',
      severity: 'error',
      from: { path: '^apps/' },
      to: {
        path: '^packages/(?:react|server)/src/',
        pathNot: [
          '^packages/react/src/(?:(?:(?:devtools/)?index|locales/[^/]+)[.]ts|styles/(?:devtools|styles)[.]css)$',
          `^packages/server/(?:${serverEntries.join('|')})$`,
        ],
      },
    },
    {
      name: 'server-sees-state-rules-and-protocol',
      comment: 'The server shares the rules of time and the wire with core, not its browser half.',
      severity: 'error',
      from: { path: '^packages/server/', pathNot: '^packages/server/test/' },
      to: { path: '^packages/(?:core|dom|react)/', pathNot: `${core}(?:(?:rules|state)/index|protocol)[.]ts$` },
    },
    {
      name: 'react-never-server',
      comment: 'The browser half and the authority meet only on the wire.',
      severity: 'error',
      from: { path: '^(?:packages/(?:dom|react)|apps/demo)/' },
      to: { path: '^(?:packages|apps)/server/' },
    },
    {
      name: 'demo-server-never-react',
      severity: 'error',
      comment: 'The demo server serves files; it renders nothing.',
      from: { path: '^apps/server/' },
      to: { path: '^packages/(?:dom|react)/|^apps/demo/' },
    },
    {
      name: 'nothing-imports-apps',
      comment: 'Apps stand on top.',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^apps/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: {
      path: '^(?:packages|apps)/[^/]+/dist/|^packages/(?:dom|react)/test/|/vitest[.]config[.]ts$|[.](?:test|stories)[.]tsx?$',
    },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['source', 'import', 'types', 'default'] },
  },
};
