import { fileURLToPath } from 'node:url';
import { weigh } from '../lib/weigh.mjs';

const folder = fileURLToPath(new URL('..', import.meta.url));
const react = ['react', 'react/jsx-runtime', 'react-dom'];
const angular = ['@angular/core', '@angular/common', 'rxjs', 'rxjs/operators'];

const IMPORTS = [
  {
    name: 'Curfew, one tab',
    from: {
      '@curfew/core': ['domActivity'],
      '@curfew/core/adapters': ['createBareSession', 'systemClock', 'localStorageAdapter', 'domPage'],
    },
  },
  {
    name: 'Curfew',
    from: {
      '@curfew/core': ['domActivity', 'scrollActivity'],
      '@curfew/core/adapters': ['createBareSession', 'systemClock', 'localStorageAdapter', 'domPage', 'broadcastTabs'],
    },
  },
  { name: 'Curfew with its server', from: { '@curfew/core': ['createSession'] } },
  {
    name: 'Curfew’s React kit: provider and dialog',
    from: { '@curfew/react': ['SessionProvider', 'useSession', 'SessionWarning'] },
    external: [...react, '@curfew/core'],
  },
  { name: 'react-idle-timer', from: { 'react-idle-timer': ['useIdleTimer'] }, external: react },
  {
    name: '@ng-idle/core, without Angular and rxjs',
    from: { '@ng-idle/core': ['Idle', 'DEFAULT_INTERRUPTSOURCES', 'provideNgIdle'] },
    external: angular,
  },
];

/** What an application ships for each, by one bundler. */
export const size = {
  id: 'size',
  title: 'What a user downloads',
  limitMs: 60_000,
  async run() {
    const raw = {};
    for (const entry of IMPORTS) raw[entry.name] = await weigh(entry, folder);
    return {
      raw,
      columns: ['import', 'gzip, bytes'],
      rows: Object.entries(raw).map(([name, bytes]) => [name, String(bytes)]),
      note: 'What `vite build` makes of importing just this. Frameworks are not counted; dependencies are.',
    };
  },
};
