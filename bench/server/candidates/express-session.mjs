// express-session as its documentation describes an idle timeout: rolling, and without saving unchanged sessions.
import { createServer } from 'node:http';
import connectPgSimple from 'connect-pg-simple';
import { RedisStore } from 'connect-redis';
import express from 'express';
import session from 'express-session';
import pg from 'pg';
import { createClient } from 'redis';
import { IDLE_MS, inTurn, ROUTE, refuse, sendOrders, signed } from '../lib/host.mjs';

const SECRET = 'a secret of the benchmark';

export async function open({ store: name, url, sessions }) {
  const { store, close } = await STORES[name](url);
  const app = express();
  app.use(
    session({
      store,
      secret: SECRET,
      resave: false,
      saveUninitialized: false,
      rolling: true,
      cookie: { maxAge: IDLE_MS, sameSite: 'lax' },
    }),
  );
  app.get(ROUTE, (request, response) => {
    if (request.session.subject) sendOrders(response);
    else refuse(response);
  });

  const cookie = () => ({
    originalMaxAge: IDLE_MS,
    expires: new Date(Date.now() + IDLE_MS),
    httpOnly: true,
    path: '/',
  });
  const cookies = await inTurn(sessions, 50, async (n) => {
    const id = `session-${n}-${Math.random().toString(36).slice(2)}`;
    await new Promise((done, fail) => {
      store.set(id, { cookie: cookie(), subject: `person-${n}` }, (error) => (error ? fail(error) : done()));
    });
    return `connect.sid=${encodeURIComponent(`s:${signed(id, SECRET).replace(/=+$/, '')}`)}`;
  });
  // Every request reads and extends the session.
  const read = { method: 'GET', path: ROUTE };
  return { server: createServer(app), cookies, read, touch: read, close };
}

const STORES = {
  async memory() {
    return { store: new session.MemoryStore(), close: async () => {} };
  },
  async redis(url) {
    const client = createClient({ url });
    await client.connect();
    return { store: new RedisStore({ client }), close: () => client.quit() };
  },
  async postgres(connectionString) {
    const pool = new pg.Pool({ connectionString });
    const PgStore = connectPgSimple(session);
    const store = new PgStore({ pool, createTableIfMissing: true, pruneSessionInterval: false });
    return { store, close: () => pool.end() };
  },
};
