import { type PolicySave, problemSchema } from '@curfew/core/protocol';
import * as v from 'valibot';
import { beforeEach, expect } from 'vitest';
import type { CurfewEvent } from '../src/curfew-event.ts';
import { createSessionEngine } from '../src/engine.ts';
import { createSessionHandler } from '../src/http/handler.ts';
import type { AdminRequest } from '../src/http/routes/admin.ts';
import type { SessionHandler } from '../src/http/session-handler.ts';
import { memoryStore } from '../src/store/memory.ts';
import type { Store } from '../src/store/types.ts';
import { POLICY } from '../src/testing/stage.ts';
import { described } from './described.ts';
import { PAGE } from './hosts.ts';

export const START = 1_800_000_000_000;
export const PATH = '/admin/policies/default';
export const url = (path: string) => `https://app.example.com/curfew/v1${path}`;

/** The policies `default`, of all tenants, and `acme`, of one tenant. All users but ann are administrators. */
export function setPoliciesStage() {
  let now: number;
  let store: Store;
  let curfew: SessionHandler;
  let asked: AdminRequest[];
  let decide: () => boolean | Promise<boolean>;
  let events: CurfewEvent[];

  beforeEach(async () => {
    now = START;
    asked = [];
    decide = () => true;
    events = [];
    store = memoryStore({ now: () => now });
    const engine = createSessionEngine({
      store,
      policyFor: ({ tenant }) => (tenant === 'acme' ? 'acme' : 'default'),
      onEvent: (event) => void events.push(event),
    });
    await engine.ensurePolicy('default', POLICY);
    await engine.ensurePolicy('acme', POLICY, { tenant: 'acme' });
    curfew = described(
      createSessionHandler(engine, {
        isAdmin: (ask) => {
          asked.push(ask);
          return ask.session.subject !== 'ann' && decide();
        },
      }),
    );
  });

  return {
    get now() {
      return now;
    },
    get store() {
      return store;
    },
    get curfew() {
      return curfew;
    },
    /** What `isAdmin` has been asked. */
    get asked() {
      return asked;
    },
    get events() {
      return events;
    },
    /** Decides instead of `isAdmin`. */
    decideBy(decides: typeof decide) {
      decide = decides;
    },
    pass(ms: number) {
      now += ms;
    },
    async signIn(subject = 'admin', tenant: string | null = null): Promise<string> {
      now += 1_000;
      const { setCookie } = await curfew.createSession(new Request(url('/')), { subject, tenant });
      return setCookie.split(';')[0] ?? '';
    },
    signOut: (cookie: string) => curfew.signOut(new Request(url('/'), { headers: { cookie } })),
    get: (path: string, cookie: string) => curfew.handler(new Request(url(path), { headers: { cookie } })),
    put(cookie: string, save: Partial<PolicySave>, version: number | null, path = PATH): Promise<Response> {
      const headers = { ...PAGE, cookie, ...(version !== null && { 'If-Match': `"${version}"` }) };
      const body = JSON.stringify({ ...POLICY, ...save });
      return curfew.handler(new Request(url(path), { method: 'PUT', headers, body }));
    },
  };
}

export async function read<T>(response: Response, schema: v.GenericSchema<unknown, T>): Promise<T> {
  expect(response.status).toBe(200);
  return v.parse(schema, await response.json());
}

export async function refusal(response: Response) {
  const { status, errors } = v.parse(problemSchema, await response.json());
  return [status, ...(errors ?? []).map(({ field, code }) => `${field} ${code}`)];
}
