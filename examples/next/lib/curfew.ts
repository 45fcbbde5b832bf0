import { type Curfew, createCurfew } from '@curfew/server';
import { pgliteStore } from '@curfew/server/pglite';
import { postgresStore } from '@curfew/server/postgres';
import { Pool } from 'pg';

const { DATABASE_URL, IDLE = '15m', MAX = '12h', WARN = '2m', ORIGIN } = process.env;

/** The address that browsers see. Next.js gives route handlers `localhost` in place of it, so the cookie would be that of development. */
export const allowedOrigins = ORIGIN ? [ORIGIN] : [];

// `next dev` evaluates this module again after each change.
const kept = globalThis as { curfew?: Curfew };

/**
 * Opens the store with the first request. `next build` and a second process of `next dev` load this module too, and only
 * one process can use the directory of PGlite.
 */
export function curfew(): Curfew {
  kept.curfew ??= createCurfew({
    store: DATABASE_URL ? postgresStore(new Pool({ connectionString: DATABASE_URL })) : pgliteStore('.data'),
    policies: { default: { idle: IDLE, max: MAX, warn: WARN } },
    allowedOrigins,
    // There is no settings form, so changed durations replace the stored ones.
    overwritePolicies: true,
    // To try it with seconds. By default a minute is the least.
    limits: { minMs: 1_000 },
  });
  return kept.curfew;
}
