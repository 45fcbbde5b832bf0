const PEER_STORES = ['memory', 'redis', 'postgres'];
const STORE_NAMES = { memory: 'memory', redis: 'Redis', postgres: 'PostgreSQL', pglite: 'PGlite' };

/** What is measured. `store` holds the sessions, `framework` calls the route. */
export const CANDIDATES = [
  { name: 'node:http, no session', file: 'bare.mjs', store: 'nothing', framework: 'node:http' },
  { name: 'node:http, bare Redis', file: 'bare.mjs', store: 'redis', framework: 'node:http' },
  { name: 'node:http, bare PostgreSQL', file: 'bare.mjs', store: 'postgres', framework: 'node:http' },
  ...Object.keys(STORE_NAMES).map((store) => ({
    name: `Curfew, ${STORE_NAMES[store]}`,
    file: 'curfew.mjs',
    store,
    framework: 'node:http',
  })),
  { name: 'iron-session, a sealed cookie', file: 'iron-session.mjs', store: 'cookie', framework: 'node:http' },
  { name: 'Better Auth, PostgreSQL', file: 'better-auth.mjs', store: 'postgres', framework: 'node:http' },
  { name: 'Express, no session', file: 'bare.mjs', store: 'nothing', framework: 'express' },
  ...PEER_STORES.map((store) => ({
    name: `Express, express-session, ${STORE_NAMES[store]}`,
    file: 'express-session.mjs',
    store,
    framework: 'express',
  })),
  ...PEER_STORES.map((store) => ({
    name: `Express, Curfew, ${STORE_NAMES[store]}`,
    file: 'curfew.mjs',
    store,
    framework: 'express',
  })),
];
