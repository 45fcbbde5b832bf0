import { PROBLEM_STATUS, type ProblemCode } from '@curfew/core/protocol';
import { expect, it, vi } from 'vitest';
import { described } from '../../../test/described.ts';
import { createSessionEngine } from '../../engine.ts';
import { StoreUnavailableError } from '../../errors.ts';
import { memoryStore } from '../../store/memory.ts';
import { POLICY } from '../../testing/stage.ts';
import { createSessionHandler } from '../handler.ts';
import { isUnsafe, problemsOf, type Route } from '../routes/route.ts';
import { ROUTES } from '../routes/table.ts';
import type { SessionHandler, SessionHandlerOptions } from '../session-handler.ts';

const ORIGIN = 'https://app.example.com';
const PAGE = { 'content-type': 'application/json', 'x-curfew': '1', 'sec-fetch-site': 'same-origin' };

interface Request_ {
  readonly query?: string;
  readonly id?: string;
  readonly body?: string | ReadableStream;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that succeeds, as an administrator. `own`: the `sid` of another session of the same user. */
function valid({ method, path }: Route, own: string): Request_ {
  const requests: Record<string, Request_> = {
    'POST /heartbeat': { body: '{"v":1,"ageMs":0}' },
    'POST /logout': { body: '{}' },
    'DELETE /sessions/{sid}': { id: own },
    'POST /sessions/revoke': { body: '{"scope":"others"}' },
    'GET /admin/policies/{id}': { id: 'default' },
    'GET /admin/policies/{id}/history': { id: 'default' },
    'GET /admin/policies/{id}/sessions': { id: 'default' },
    'PUT /admin/policies/{id}': { id: 'default', body: JSON.stringify(POLICY), headers: { 'if-match': '"1"' } },
    'GET /admin/sessions': { query: '?subject=ann' },
    'POST /admin/revoke': { body: '{"subject":"ann"}' },
  };
  return requests[`${method} ${path}`] ?? {};
}

/** What turns a valid request of the route into one with this problem, if the route can have it. */
function wrong(route: Route, code: ProblemCode): Request_ {
  const requests: Partial<Record<ProblemCode, Request_>> = {
    too_large: { query: `?${'x'.repeat(3_000)}` },
    bad_body: isUnsafe(route) ? { body: '{' } : { query: '?limit=0' },
    too_slow: isUnsafe(route) ? { body: new ReadableStream() } : {},
    bad_type: { headers: { 'content-type': 'text/plain' } },
    csrf: { headers: { 'sec-fetch-site': 'cross-site' } },
    not_found: route.path.includes('{') ? { id: 'none' } : { body: '{"subject":"ann","sid":"none"}' },
    precondition_required: { headers: { 'if-match': '' } },
    stale_version: { headers: { 'if-match': '"9"' } },
  };
  return requests[code] ?? {};
}

/** Each is tried on every endpoint, whatever the document says. */
const CODES = (Object.keys(PROBLEM_STATUS) as ProblemCode[]).filter((code) => code !== 'method_not_allowed');

const OPTIONS: Partial<Record<ProblemCode, SessionHandlerOptions>> = {
  rate_limited: { addressOf: () => '203.0.113.9', rateLimits: { perAddress: 1 } },
  internal_error: {
    addressOf() {
      throw new Error('a fault of the app');
    },
    onError() {},
  },
};

it('describes every response and every problem of every endpoint, and no other', async () => {
  const engine = createSessionEngine({ store: memoryStore(), policyFor: () => 'default' });
  await engine.ensurePolicy('default', POLICY);
  const seen = new Set<string>();
  const open = (code?: ProblemCode): SessionHandler => {
    const ready = async () => {
      if (code === 'store_unavailable') throw new StoreUnavailableError(new Error('down'));
    };
    const isAdmin: SessionHandlerOptions['isAdmin'] = ({ session }) => session.subject === 'admin';
    return described(createSessionHandler(engine, { isAdmin, ...(code && OPTIONS[code]) }, ready), seen);
  };
  const signIn = async (subject: string) => {
    const { setCookie, session } = await open().createSession(new Request(ORIGIN), { subject });
    return { cookie: setCookie.split(';')[0] ?? '', sid: session.sid };
  };

  async function ask(route: Route, code?: ProblemCode, more: Request_ = {}) {
    const { cookie } = await signIn(code === 'forbidden' ? 'ann' : 'admin');
    if (code === 'session_ended') await open().signOut(new Request(ORIGIN, { headers: { cookie } }));
    const { sid } = await signIn('admin');
    const from = { ...valid(route, sid), ...(code && wrong(route, code)), ...more };
    const headers = { ...PAGE, ...valid(route, sid).headers, ...from.headers };
    const request = () =>
      new Request(`${ORIGIN}/curfew/v1${route.path.replace(/\{\w+\}/, from.id ?? '')}${from.query ?? ''}`, {
        method: route.method,
        headers: { ...headers, ...(code !== 'no_session' && { cookie }) },
        ...(isUnsafe(route) && from.body !== undefined && { body: from.body, duplex: 'half' }),
      });
    const curfew = open(code);
    if (code === 'too_slow') vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const response = curfew.handler(request());
    // The body of a request that is rejected before is not read.
    if (code === 'too_slow') await vi.advanceTimersByTimeAsync(10_000);
    vi.useRealTimers();
    await (await response).body?.cancel();
    if (code === 'rate_limited') await curfew.handler(request());
  }

  for (const route of ROUTES) {
    for (const code of CODES) await ask(route, code);
    if (route.path === '/admin/policies/{id}' && isUnsafe(route)) await ask(route, undefined, { query: '?dryRun=1' });
    await ask(route);
  }
  const documented = ROUTES.flatMap((route) => {
    const name = `${route.method} ${route.path}`;
    const problems = problemsOf(route).map((code) => `${name} ${PROBLEM_STATUS[code]} ${code}`);
    return [...Object.keys(route.responses).map((status) => `${name} ${status}`), ...problems];
  });
  expect([...seen].toSorted()).toEqual(documented.toSorted());
});
