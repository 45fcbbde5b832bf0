import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createSession } from '../create-session.ts';
import { fakeServer } from '../testing/fake-server.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { memoryStorage } from '../testing/memory-storage.ts';
import { memoryTabs } from '../testing/memory-tabs.ts';
import { httpServer } from './http.ts';

const POLICY = { idle: '60s', max: '10m', warn: '20s' };

beforeEach(() => void vi.stubGlobal('reportError', () => {}));
afterEach(() => void vi.unstubAllGlobals());

/** What proxies, portals, caches and other products answer in place of the server. Never a problem of Curfew with 401. */
interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly retryAfter: string | null;
}

const bodies = fc.oneof(
  fc.string(),
  fc.json(),
  fc.constantFrom(
    '',
    'null',
    '[]',
    '{"v":1}',
    '<!doctype html><title>Sign in</title>',
    '{"code":"unauthorized"}',
    '{"error":"invalid_token","code":401}',
    '{"reason":"signed-out"}',
    '{"code":"session_ended',
    '{"problem":{"code":"session_ended"}}',
    'event: closed\ndata: {"reason":"signed-out"}\n\n',
    ': ping\n\n',
    'data: {"reason":"idle"}\n\n',
  ),
);
const answers: fc.Arbitrary<Answer> = fc.record({
  status: fc.oneof(
    fc.integer({ min: 200, max: 599 }),
    fc.constantFrom(200, 204, 302, 401, 403, 404, 413, 429, 502, 503),
  ),
  type: fc.constantFrom('text/html', 'application/json', 'application/problem+json', 'text/event-stream', ''),
  body: bodies,
  retryAfter: fc.option(fc.oneof(fc.string(), fc.nat().map(String), fc.constant('Sun, 06 Nov 2094 08:49:37 GMT'))),
});

function responseOf({ status, type, body, retryAfter }: Answer): Response {
  const headers = new Headers({ 'content-type': type });
  try {
    if (retryAfter) headers.set('retry-after', retryAfter);
  } catch {
    // No gateway can send it either.
  }
  return new Response([204, 205, 304].includes(status) ? null : body, { status, headers });
}

/** Waits for promises, and for the bodies of responses. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate);
}

function open(gateway: () => Answer | 'error' | null) {
  const clock = manualClock(1_000_000);
  const server = fakeServer({ clock, policy: POLICY });
  const asked: string[] = [];
  const onEnded = vi.fn();
  const fetcher = async (url: string, init: RequestInit): Promise<Response> => {
    asked.push(url);
    const answer = gateway();
    if (answer === 'error') throw new TypeError('Failed to fetch');
    if (answer) return responseOf(answer);
    const signal = init.signal ?? new AbortController().signal;
    const { state, heartbeat, logout } = server.transport;
    const body = init.body ? JSON.parse(String(init.body)) : {};
    if (url === '/logout') {
      await logout(body.sid);
      return new Response(null, { status: 204 });
    }
    const reply = url === '/session' ? await state(signal) : await heartbeat(body, signal);
    return 'state' in reply ? Response.json(reply.state) : new Response(null, { status: 503 });
  };
  const session = createSession({
    server: httpServer({ url: '', fetch: fetcher as typeof fetch, stream: false }),
    clock,
    tabs: memoryTabs(),
    storage: memoryStorage(),
    activity: [],
    page: () => () => {},
    onEnded,
  });
  session.start();
  return { clock, server, session, asked, onEnded };
}

it('neither ends nor warns a user who works, whatever a gateway answers for a while', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(answers, fc.constant('error' as const)), { maxLength: 6 }), async (queue) => {
      let isWrong = false;
      const given = [...queue];
      const { clock, session, asked, onEnded } = open(() => (isWrong ? (given.shift() ?? null) : null));
      const seen = new Set<string>();
      await settle();
      for (let second = 0; second < 90; second += 3) {
        isWrong = second >= 10 && second < 30;
        clock.advance(3_000);
        session.reportActivity();
        await settle();
        seen.add(session.getSnapshot().status);
      }
      expect([...seen]).toEqual(['active']);
      expect(onEnded).not.toHaveBeenCalled();
      expect(asked).not.toContain('/logout');
    }),
    { numRuns: 150 },
  );
}, 300_000);

it('ends a session by its deadlines alone, if a gateway answers everything', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(answers, { minLength: 1, maxLength: 8 }), async (queue) => {
      let next = -1;
      const { clock, session, server } = open(() => (next < 0 ? null : (queue[next++ % queue.length] ?? null)));
      await settle();
      next = 0;
      for (let second = 5; second < 60; second += 5) {
        clock.advance(5_000);
        await settle();
        expect(session.getSnapshot().status).not.toBe('ended');
      }
      clock.advance(5_000);
      await settle();
      clock.advance(3_000);
      await settle();
      expect(session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'idle' });
      expect(server.session().ended).toBe('idle');
    }),
    { numRuns: 100 },
  );
}, 300_000);
