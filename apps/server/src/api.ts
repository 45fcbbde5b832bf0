import type { SessionHandler } from '@curfew/server';
import { problemResponse } from '@curfew/server/http';
import { Hono } from 'hono';
import { northwindRoutes } from './northwind/routes.ts';
import { createPasskeys } from './passkeys/passkeys.ts';
import { passkeyRoutes } from './passkeys/routes.ts';
import { answer, protectedRoutes } from './protect.ts';
import { me, signInRoutes } from './sign-in.ts';

/** For what cannot be undone, or gives away the account. */
const FRESH = { maxAuthAgeMs: 5 * 60_000 };

export interface DemoApiOptions {
  readonly curfew: SessionHandler;
  readonly allowedOrigins: readonly string[];
  /** `null` means no limit. */
  readonly addressOf: (request: object) => string | null;
  /** ms since the Unix epoch. */
  readonly now: () => number;
}

export function demoApi({ curfew, allowedOrigins, addressOf, now }: DemoApiOptions): Hono {
  const api = new Hono();
  const protect = protectedRoutes(api, curfew, allowedOrigins);
  const passkeys = createPasskeys(now);

  signInRoutes(api, { curfew, passkeys, allowedOrigins, addressOf });

  // A user who has not signed in is no error here.
  api.get('/account', async ({ req }) => {
    const { session, response } = await curfew.authenticate(req.raw);
    return session || response.status === 401 ? answer({ account: session && me(session) }) : response;
  });
  protect('GET', '/me', (_, session) => me(session));

  passkeyRoutes(protect, passkeys, allowedOrigins, FRESH);
  northwindRoutes(protect, now, FRESH);

  api.all('*', () => problemResponse('not_found'));
  return api;
}
