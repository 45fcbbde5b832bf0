import { problemResponse, rateLimit, readBody, type SessionHandler, type SessionInfo, siteOf } from '@curfew/server';
import { Hono } from 'hono';
import { customersAt, overviewAt } from './northwind/figures.ts';
import { ordersBetween } from './northwind/orders.ts';
import { personOf, signInSchema } from './people.ts';

const DAY = 86_400_000;
const LATEST = 40;

/** Sign-ins from one address in a minute: each one writes a row, and nobody is known yet. */
const SIGN_INS = 600;

/** What the demo's API is made of. */
export interface DemoApiOptions {
  readonly curfew: SessionHandler;
  readonly allowedOrigins: readonly string[];
  /** `null`: not known, and not limited. */
  readonly addressOf: (request: object) => string | null;
  /** ms since the Unix epoch. */
  readonly now: () => number;
}

/** The demo's own API. All of it but the sign-in wants a live session, and none of it extends one: pages poll it. */
export function demoApi({ curfew, allowedOrigins, addressOf, now }: DemoApiOptions): Hono {
  const api = new Hono();
  const signIns = rateLimit({ perMinute: SIGN_INS });

  // A plain client sends neither Sec-Fetch-Site nor Origin. It may sign in, for it brings no ambient authority.
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
