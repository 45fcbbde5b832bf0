import { memoryStore } from '@curfew/server';
import { openPGlite } from '@curfew/server/pglite';
import { postgresStore } from '@curfew/server/postgres';
import { redisStore } from '@curfew/server/redis';
import { sqlStore } from '@curfew/server/sql';
import { Redis } from 'ioredis';
import pg from 'pg';

export const BASE = '/curfew/v1';

/** The request of a heartbeat. */
export const HEARTBEAT = {
  method: 'POST',
  path: `${BASE}/heartbeat`,
  headers: { 'sec-fetch-site': 'same-origin', 'x-curfew': '1', 'content-type': 'application/json' },
  body: '{"v":1,"ageMs":0}',
};

/** Opens each of Curfew's stores. `sql` and `redis` give direct access, `back` sets the clock back by so many ms. */
export const STORES = {
  async memory() {
    let backMs = 0;
    const back = (ms) => {
      backMs = ms;
    };
    return { store: memoryStore({ now: () => Date.now() - backMs }), back, close: async () => {} };
  },
  async pglite() {
    const driver = await openPGlite('memory');
    return { store: await sqlStore(driver), sql: (text, values) => driver.query(text, values), close: async () => {} };
  },
  async postgres(connectionString) {
    const pool = new pg.Pool({ connectionString });
    const store = postgresStore(pool);
    return { store, sql: (text, values) => pool.query(text, values), close: () => pool.end() };
  },
  async redis(url) {
    const redis = new Redis(url, { enableAutoPipelining: true, enableOfflineQueue: false, lazyConnect: true });
    await redis.connect();
    return { store: redisStore(redis), redis, close: () => redis.quit() };
  },
};
