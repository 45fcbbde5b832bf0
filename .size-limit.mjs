// Limits in bytes after minifying and gzip, externals not counted. size-limit bundles what `npm run build` made, by esbuild.
// Vite drops more of broadcast-channel: bench/browser measures what it makes.
// A limit that fails is a question: first make the code smaller.
const core = 'packages/core/dist/index.js';
const dom = { path: 'packages/dom/dist/index.js', ignore: ['@curfew/core'] };
const react = { path: 'packages/react/dist/index.js', ignore: ['react', 'react-dom', '@curfew/core'] };

const entries = [
  { name: 'core, all in', path: core, import: '{ createSession, httpServer }', limit: '15980 B' },
  {
    name: 'core, browser only, one tab',
    path: ['packages/core/dist/adapters.js', core],
    import: {
      'packages/core/dist/adapters.js': '{ createBareSession, systemClock, localStorageAdapter, domPage }',
      [core]: '{ domActivity }',
    },
    limit: '5965 B',
  },
  { name: 'core, the policy client', path: core, import: '{ createPolicyClient }', limit: '1020 B' },
  { name: 'dom, mountWarning and mountExpired', ...dom, import: '{ mountWarning, mountExpired }', limit: '5400 B' },
  { name: 'dom, mountWarning', ...dom, import: '{ mountWarning }', limit: '3980 B' },
  { name: 'dom, styles.css', path: 'packages/dom/dist/styles.css', limit: '3072 B' },
  { name: 'react, the whole kit', ...react, import: '*', limit: '13250 B' },
  { name: 'react, SessionWarning', ...react, import: '{ SessionWarning }', limit: '4300 B' },
  {
    name: 'react, the devtools',
    ...react,
    path: 'packages/react/dist/devtools/index.js',
    import: '{ SessionDevtools }',
    limit: '3072 B',
  },
  { name: 'react, styles.css', path: 'packages/react/dist/styles.css', limit: '3072 B' },
];

export default entries.map((entry) => ({ ...entry, gzip: true }));
