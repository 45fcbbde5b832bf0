// Limits in bytes after minifying and gzip, externals not counted. size-limit bundles what `npm run build` made, by esbuild.
// Vite drops more of broadcast-channel: bench/browser measures what it makes.
// A limit that fails is a question: first make the code smaller.
const core = 'packages/core/dist/index.js';
const dom = { path: 'packages/dom/dist/index.js', ignore: ['@curfew/core'] };
const react = { path: 'packages/react/dist/index.js', ignore: ['react', 'react-dom', '@curfew/core'] };
const kit = { ...react, ignore: [...react.ignore, './Trial.js'] };

const entries = [
  { name: 'core, all in', path: core, import: '{ createSession, httpServer }', limit: '17625 B' },
  {
    name: 'core, browser only, one tab',
    path: ['packages/core/dist/adapters.js', core],
    import: {
      'packages/core/dist/adapters.js': '{ createBareSession, systemClock, localStorageAdapter, domPage }',
      [core]: '{ domActivity }',
    },
    limit: '7310 B',
  },
  { name: 'core, the policy client', path: core, import: '{ createPolicyClient }', limit: '1080 B' },
  { name: 'dom, mountWarning and mountExpired', ...dom, import: '{ mountWarning, mountExpired }', limit: '8725 B' },
  { name: 'dom, mountWarning', ...dom, import: '{ mountWarning }', limit: '5790 B' },
  {
    name: 'dom, the script file with core in it',
    path: 'packages/dom/dist/curfew.js',
    ignore: ['broadcast-channel'],
    limit: '24420 B',
  },
  { name: 'dom, styles.css', path: 'packages/dom/dist/styles.css', limit: '3220 B' },
  // Without the preview of the warning, which is loaded on use.
  { name: 'react, the whole kit', ...kit, import: '*', limit: '31600 B' },
  {
    name: 'react, SessionSettingsForm without the picture of a day',
    ...kit,
    import: '{ SessionSettingsForm }',
    ignore: [...kit.ignore, './day/SettingsDay.js', './try-warning/TryWarning.js'],
    limit: '17285 B',
  },
  { name: 'react, SessionSettingsForm', ...kit, import: '{ SessionSettingsForm }', limit: '22425 B' },
  { name: 'react, SessionWarning', ...kit, import: '{ SessionWarning }', limit: '5955 B' },
  {
    name: 'react, the devtools',
    ...react,
    path: 'packages/react/dist/devtools/index.js',
    import: '{ SessionDevtools }',
    limit: '2680 B',
  },
  { name: 'react, styles.css', path: 'packages/react/dist/styles.css', limit: '7195 B' },
];

export default entries.map((entry) => ({ ...entry, gzip: true }));
