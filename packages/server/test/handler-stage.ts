import {
  PROBLEM_STATUS,
  type Problem,
  problemSchema,
  type SessionState,
  sessionStateSchema,
} from '@curfew/core/protocol';
import * as v from 'valibot';
import { beforeEach, expect } from 'vitest';
import { createSessionEngine } from '../src/engine.ts';
import { createSessionHandler } from '../src/http/handler.ts';
import type { SessionHandler } from '../src/http/session-handler.ts';
import { memoryStore } from '../src/store/memory.ts';
import type { Store } from '../src/store/types.ts';
import { POLICY } from '../src/testing/stage.ts';
import { described } from './described.ts';
import { PAGE } from './hosts.ts';

export const ORIGIN = 'https://app.example.com';

type Init = { method?: string; headers?: Record<string, string>; body?: string };

/** The endpoints on a memory store of which each test has its own, and the time of it. */
export function setHandlerStage() {
  let now: number;
  let store: Store;
  let curfew: SessionHandler;
  let plain: SessionHandler;

  beforeEach(async () => {
    now = 1_800_000_000_000;
    store = memoryStore({ now: () => now });
    const engine = createSessionEngine({ store, policyFor: () => 'default' });
    await engine.ensurePolicy('default', POLICY);
    await engine.ensurePolicy('theirs', POLICY, { tenant: 'other' });
    curfew = described(
      createSessionHandler(engine, {
        allowedOrigins: ['https://proxy.example.com'],
        isAdmin: ({ session }) => session.subject === 'admin',
        rateLimits: { perSession: 1e9 },
      }),
    );
    plain = createSessionHandler(engine);
  });

  const send = (path: string, init?: Init, origin?: string) => curfew.handler(request(path, init, origin));
  return {
    get store() {
      return store;
    },
    get curfew() {
      return curfew;
    },
    /** The same without an https origin, as in development. */
    get plain() {
      return plain;
    },
    pass(ms: number) {
      now += ms;
    },
    send,
    post: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      send(path, { method: 'POST', headers: { ...PAGE, ...headers }, body: JSON.stringify(body) }),
    async signIn(subject = 'ann', headers: Record<string, string> = {}, tenant: string | null = null) {
      const asked = request('/api/sign-in', { headers });
      const { setCookie, session, state } = await curfew.createSession(asked, { subject, tenant });
      return { cookie: setCookie.split(';')[0] ?? '', setCookie, session, state };
    },
  };
}

export function request(path: string, init: Init = {}, origin = ORIGIN): Request {
  return new Request(`${origin}${path.startsWith('/api') ? path : `/curfew/v1${path}`}`, init);
}

export async function read<T>(response: Response, schema: v.GenericSchema<unknown, T>): Promise<T> {
  expect(response.headers.get('Cache-Control')).toContain('no-store');
  return v.parse(schema, await response.json());
}

export async function problem(response: Response): Promise<Problem> {
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  const body = await read(response, problemSchema);
  expect(response.status).toBe(PROBLEM_STATUS[body.code]);
  expect(body.status).toBe(response.status);
  return body;
}

export const state = (response: Response): Promise<SessionState> => read(response, sessionStateSchema);
