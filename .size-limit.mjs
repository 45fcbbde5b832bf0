// Limits in bytes after minifying and gzip, externals not counted. size-limit bundles what `npm run build` made, by esbuild.
// Vite drops more of broadcast-channel: bench/browser measures what it makes.
// A limit that fails is a question: first make the code smaller.
const core = 'packages/core/dist/index.js';
const dom = { path: 'packages/dom/dist/index.js', ignore: ['@curfew/core'] };
const react = { path: 'packages/react/dist/index.js', ignore: ['react', 'react-dom', '@curfew/core'] };
const kit = { ...react, ignore: [...react.ignore, './Trial.js'] };

const entries = [
  { name: 'core, all in', path: core, import: '{ createSession, httpServer }', limit: '16120 B' },
  {
    name: 'core, browser only, one tab',
    path: ['packages/core/dist/adapters.js', core],
    import: {
      'packages/core/dist/adapters.js': '{ createBareSession, systemClock, localStorageAdapter, domPage }',
      [core]: '{ domActivity }',
    },
    limit: '6100 B',
  },
  { name: 'core, the policy client', path: core, import: '{ createPolicyClient }', limit: '1080 B' },
  { name: 'dom, mountWarning and mountExpired', ...dom, import: '{ mountWarning, mountExpired }', limit: '5800 B' },
  { name: 'dom, mountWarning', ...dom, import: '{ mountWarning }', limit: '4190 B' },
  { name: 'dom, styles.css', path: 'packages/dom/dist/styles.css', limit: '3072 B' },
  // Without the preview of the warning, which is loaded on use.
  { name: 'react, the whole kit', ...kit, import: '*', limit: '29650 B' },
  {
    name: 'react, SessionSettingsForm without the picture of a day',
    ...kit,
    import: '{ SessionSettingsForm }',
    ignore: [...kit.ignore, './day/SettingsDay.js', './try-warning/TryWarning.js'],
    limit: '16450 B',
  },
  { name: 'react, SessionSettingsForm', ...kit, import: '{ SessionSettingsForm }', limit: '21400 B' },
  { name: 'react, SessionWarning', ...kit, import: '{ SessionWarning }', limit: '5250 B' },
  {
    name: 'react, the devtools',
    ...react,
    path: 'packages/react/dist/devtools/index.js',
    import: '{ SessionDevtools }',
    limit: '3072 B',
  },
  { name: 'react, styles.css', path: 'packages/react/dist/styles.css', limit: '6000 B' },
];

export default entries.map((entry) => ({ ...entry, gzip: true }));
