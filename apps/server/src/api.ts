import { problemResponse, rateLimit, readBody, type SessionHandler, type SessionInfo, siteOf } from '@curfew/server';
import { Hono } from 'hono';
import { customersAt, overviewAt } from './northwind/figures.ts';
import { ordersBetween } from './northwind/orders.ts';
import { personOf, signInSchema } from './people.ts';

const DAY = 86_400_000;
const LATEST = 40;

/** Sign-ins per minute and address: each writes a row for an unauthenticated client. */
const SIGN_INS = 600;

/** Options of {@link demoApi}. */
export interface DemoApiOptions {
  readonly curfew: SessionHandler;
  readonly allowedOrigins: readonly string[];
  /** Returns the client address for the rate limit; `null` means no limit. */
  readonly addressOf: (request: object) => string | null;
  /** ms since the Unix epoch. */
  readonly now: () => number;
}

/**
 * Creates the demo's own API. Every route except the sign-in requires an active session. No route extends the session,
 * because pages poll.
 */
export function demoApi({ curfew, allowedOrigins, addressOf, now }: DemoApiOptions): Hono {
  const api = new Hono();
  const signIns = rateLimit({ perMinute: SIGN_INS });

  // Clients that are not browsers send neither Sec-Fetch-Site nor Origin. They may sign in: they have no ambient
  // authority.
  api.post('/sign-in', async ({ req: { raw: request } }) => {
    if (siteOf(request, allowedOrigins) === 'foreign') return problemResponse('csrf');
    const address = addressOf(request);
    if (address !== null) signIns.count(address);
    const { email } = await readBody(request, signInSchema);
    const { session, setCookie } = await curfew.create(request, { subject: email });
    return answer(me(session), { 'set-cookie': setCookie });
  });

  const protect = (path: string, body: (session: SessionInfo) => unknown): void => {
    api.get(path, async ({ req }) => {
      const { session, refusal } = await curfew.check(req.raw);
      return session ? answer(body(session)) : refusal;
    });
  };
  protect('/me', me);
  protect('/items', () => ({ items: ordersBetween(now() - DAY, now()).slice(0, LATEST) }));
  protect('/overview', () => overviewAt(now()));
  protect('/customers', () => ({ customers: customersAt(now()) }));

  api.all('*', () => problemResponse('not_found'));
  return api;
}

function me({ sid, subject }: SessionInfo): object {
  return { ...personOf(subject), sid };
}

function answer(body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  });
}
