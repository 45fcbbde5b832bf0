// Better Auth on PostgreSQL, with its defaults except the limits: it reads the session and the user.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { fromNodeHeaders } from 'better-auth/node';
import pg from 'pg';
import { IDLE_MS, ROUTE, refuse, sendOrders, signed, TOUCH } from '../lib/host.mjs';

const SECRET = 'a secret of the benchmark, thirty-two letters at least';

export async function open({ url, sessions }) {
  const pool = new pg.Pool({ connectionString: url });
  const settings = (updateAge) => ({
    database: pool,
    secret: SECRET,
    baseURL: 'http://127.0.0.1',
    rateLimit: { enabled: false },
    logger: { disabled: true },
    telemetry: { enabled: false },
    session: { expiresIn: IDLE_MS / 1_000, updateAge },
  });
  // A session is written when it is older than `updateAge`: never, and at each request.
  const reading = betterAuth(settings(IDLE_MS / 1_000));
  const touching = betterAuth(settings(0));
  const { runMigrations } = await getMigrations(settings(0));
  await runMigrations();

  const tokens = Array.from({ length: sessions }, () => randomBytes(24).toString('base64url'));
  await pool.query(
    `insert into "user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
     select token, token, token || '@example.com', true, now(), now() from unnest($1::text[]) token`,
    [tokens],
  );
  await pool.query(
    `insert into session (id, token, "userId", "expiresAt", "createdAt", "updatedAt")
     select token, token, token, now() + interval '15 min', now(), now() from unnest($1::text[]) token`,
    [tokens],
  );
  const { name } = (await reading.$context).authCookies.sessionToken;
  const cookies = tokens.map((token) => `${name}=${encodeURIComponent(signed(token, SECRET))}`);

  const server = createServer(async (request, response) => {
    const { api } = request.url === TOUCH ? touching : reading;
    const session = await api.getSession({ headers: fromNodeHeaders(request.headers) });
    if (session) sendOrders(response);
    else refuse(response);
  });
  return {
    server,
    cookies,
    read: { method: 'GET', path: ROUTE },
    touch: { method: 'POST', path: TOUCH },
    close: () => pool.end(),
  };
}
