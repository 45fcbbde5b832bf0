/**
 * Opens each of Curfew's stores. `sql` and `redis` give direct access, `back` sets the clock back by so many ms. Each
 * imports only what it needs: the memory of the process is measured.
 */
export const STORES = {
  async memory() {
    const { memoryStore } = await import('@curfew/server');
    let backMs = 0;
    const back = (ms) => {
      backMs = ms;
    };
    return { store: memoryStore({ now: () => Date.now() - backMs }), back, close: async () => {} };
  },
  async pglite() {
    const { openPGlite } = await import('@curfew/server/pglite');
    const { sqlStore } = await import('@curfew/server/sql');
    const driver = await openPGlite('memory');
    return { store: await sqlStore(driver), sql: (text, values) => driver.query(text, values), close: async () => {} };
  },
  async postgres(connectionString) {
    const { default: pg } = await import('pg');
    const { postgresStore } = await import('@curfew/server/postgres');
    const pool = new pg.Pool({ connectionString });
    const store = postgresStore(pool);
    return { store, sql: (text, values) => pool.query(text, values), close: () => pool.end() };
  },
  async redis(url) {
    const { Redis } = await import('ioredis');
    const { redisStore } = await import('@curfew/server/redis');
    const redis = new Redis(url, { enableAutoPipelining: true, enableOfflineQueue: false, lazyConnect: true });
    await redis.connect();
    return { store: redisStore(redis), redis, close: () => redis.quit() };
  },
};
