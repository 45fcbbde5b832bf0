import type { SessionHandler, SessionInfo } from '@curfew/server';
import { isCrossSite, problemResponse, rateLimit, readBody } from '@curfew/server/http';
import { Hono } from 'hono';
import { customersAt, overviewAt } from './northwind/figures.ts';
import { ordersBetween } from './northwind/orders.ts';
import { customerRecordSchema, customerRecords } from './northwind/records.ts';
import { personOf, signInSchema } from './people.ts';

const DAY = 86_400_000;
const LATEST = 40;

/** Sign-ins per minute and address: each writes a row for an unauthenticated client. */
const SIGN_INS = 2_000;

export interface DemoApiOptions {
  readonly curfew: SessionHandler;
  readonly allowedOrigins: readonly string[];
  /** `null` means no limit. */
  readonly addressOf: (request: object) => string | null;
  /** ms since the Unix epoch. */
  readonly now: () => number;
}

/** No route extends the session, because pages poll. */
export function demoApi({ curfew, allowedOrigins, addressOf, now }: DemoApiOptions): Hono {
  const api = new Hono();
  const records = customerRecords();
  const signIns = rateLimit({ perMinute: SIGN_INS });

  // Clients that are not browsers send neither header. They have no ambient authority, so they may sign in.
  api.post('/sign-in', async ({ req: { raw: request } }) => {
    if (isCrossSite(request, allowedOrigins)) return problemResponse('csrf');
    const address = addressOf(request);
    if (address !== null) signIns.count(address);
    const { email } = await readBody(request, signInSchema);
    const { session, setCookie } = await curfew.createSession(request, { subject: email });
    return answer(me(session), { 'set-cookie': setCookie });
  });

  // For the console's first request: a user who has not signed in is no error there.
  api.get('/account', async ({ req }) => {
    const { session, response } = await curfew.authenticate(req.raw);
    return session || response.status === 401 ? answer({ account: session && me(session) }) : response;
  });

  const protect = (path: string, body: (session: SessionInfo) => unknown): void => {
    api.get(path, async ({ req }) => {
      const { session, response } = await curfew.authenticate(req.raw);
      return session ? answer(body(session)) : response;
    });
  };
  protect('/me', me);
  protect('/items', () => ({ items: ordersBetween(now() - DAY, now()).slice(0, LATEST) }));
  protect('/overview', () => overviewAt(now()));
  protect('/customers', () => ({ customers: customersAt(now()) }));

  api.get('/customers/:id', async ({ req }) => {
    const { session, response } = await curfew.authenticate(req.raw);
    if (!session) return response;
    const record = records.find(req.param('id'));
    return record ? answer(record) : problemResponse('not_found');
  });

  api.put('/customers/:id', async ({ req }) => {
    if (isCrossSite(req.raw, allowedOrigins)) return problemResponse('csrf');
    const { session, response } = await curfew.authenticate(req.raw);
    if (!session) return response;
    const record = await readBody(req.raw, customerRecordSchema);
    if (!records.find(req.param('id'))) return problemResponse('not_found');
    records.save(req.param('id'), record);
    return answer(record);
  });

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
