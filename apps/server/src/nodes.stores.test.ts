import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { type Demo, dataDirectory, startDemo } from '../../../e2e/harness/demo.ts';
import { needs } from '../../../packages/server/test/servers/needs.ts';
import { noPostgres, startPostgres } from '../../../packages/server/test/servers/postgres.ts';
import type { TestServer } from '../../../packages/server/test/servers/process.ts';
import { noRedis, startDurableRedis } from '../../../packages/server/test/servers/redis.ts';

const PAGE = { 'content-type': 'application/json', 'x-curfew': '1', 'sec-fetch-site': 'same-origin' };

/** PGlite runs inside the one process that uses its directory, so there is no database server to stop. */
async function pgliteDirectory(): Promise<TestServer> {
  const { path, remove } = await dataDirectory();
  const nothing = async () => {};
  return { url: path, isOurs: true, kill: nothing, start: nothing, stop: remove, freeze: () => () => {} };
}

const stores = [
  {
    name: 'one server on its own PGlite',
    missing: null,
    variable: 'CURFEW_DATA_DIR',
    start: pgliteDirectory,
    count: 1,
  },
  {
    name: 'two servers on one PostgreSQL',
    missing: noPostgres,
    variable: 'DATABASE_URL',
    start: startPostgres,
    count: 2,
  },
  { name: 'two servers on one Redis', missing: noRedis, variable: 'REDIS_URL', start: startDurableRedis, count: 2 },
];

for (const { name, missing, variable, start, count } of stores) {
  needs(missing, name, () => {
    let store: TestServer;
    let nodes: Demo[] = [];
    /** PGlite has no second server, and no store that can be stopped on its own. */
    const itOfTwo = (text: string, test: (context: TestContext) => Promise<void>): void => {
      if (count > 1) it(text, test);
    };
    const first = () => nodes.at(0) as Demo;
    const last = () => nodes.at(-1) as Demo;
    const startNode = (port = '0') =>
      startDemo({ CURFEW_DATA_DIR: '', [variable]: store.url, PORT: port, CURFEW_DRAIN_LIMIT: '5s' });

    beforeAll(async () => {
      store = await start();
      nodes = await Promise.all(Array.from({ length: count }, () => startNode()));
    });
    afterAll(async () => {
      await Promise.all(nodes.map((node) => node.kill()));
      await store?.stop();
    });

    const ask = (node: Demo, path: string, cookie: string, body?: unknown) =>
      fetch(`${node.url}${path}`, {
        headers: { ...PAGE, cookie },
        ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
      });
    const session = (node: Demo, cookie: string) => ask(node, '/curfew/v1/session', cookie);
    const isBack = () =>
      expect
        .poll(() =>
          Promise.all(
            nodes.map((node) =>
              fetch(`${node.url}/readyz`).then(
                ({ status }) => status,
                () => 0,
              ),
            ),
          ),
        )
        .toEqual(nodes.map(() => 200));

    /** Returns `null` if the sign-in failed. */
    async function signIn(node: Demo, email: string): Promise<string | null> {
      const response = await ask(node, '/api/sign-in', '', { email });
      return response.headers.get('Set-Cookie')?.split(';')[0] ?? null;
    }

    it('ends a session on every server when one server ends it', async () => {
      const cookie = (await signIn(first(), 'ann@example.com')) ?? '';
      expect((await session(last(), cookie)).status).toBe(200);
      expect((await ask(last(), '/curfew/v1/logout', cookie, {})).status).toBe(204);
      expect((await session(first(), cookie)).status).toBe(401);
    });

    describe('under load', () => {
      interface Person {
        readonly email: string;
        readonly cookie: string;
        asked: 'to stay' | 'to leave' | 'has left';
      }
      const people: Person[] = [];
      const statuses = new Set<number>();

      async function live(n: number): Promise<void> {
        const email = `user.${n}@example.com`;
        const node = () => (Math.random() < 0.5 ? first() : last());
        try {
          const cookie = await signIn(node(), email);
          if (cookie === null) return;
          const person: Person = { email, cookie, asked: 'to stay' };
          people.push(person);
          for (let beat = 0; beat < 30; beat++) {
            const leaves = n % 3 !== 0 && beat === 1 + (n % 25);
            if (leaves) person.asked = 'to leave';
            const response = leaves
              ? await ask(node(), '/curfew/v1/logout', cookie, {})
              : await ask(node(), '/curfew/v1/heartbeat', cookie, { v: 1, ageMs: 0 });
            statuses.add(response.status);
            await response.text();
            if (leaves && response.status === 204) person.asked = 'has left';
            if (leaves) return;
          }
        } catch {
          // The node was killed during the request.
        }
      }

      it('keeps every confirmed sign-out and every other session when a server and the store are killed', async ({
        skip,
      }) => {
        skip(!store.isOurs, 'the tests did not start this store');
        const load = Promise.all(Array.from({ length: 90 }, (_, n) => live(n)));
        await expect
          .poll(
            () => ['has left', 'to stay'].every((what) => people.filter(({ asked }) => asked === what).length > 10),
            {
              interval: 1,
            },
          )
          .toBe(true);
        const { port } = new URL(first().url);
        await Promise.all([first().kill(), store.kill()]);
        await load;
        await store.start();
        nodes = [await startNode(port), ...nodes.slice(1)];
        await isBack();

        expect([...statuses].filter((status) => ![200, 204, 503].includes(status))).toEqual([]);
        for (const node of nodes) {
          for (const { email, cookie, asked } of people) {
            const response = await session(node, cookie);
            if (asked === 'has left') expect(response.status, `${email} is back`).toBe(401);
            if (asked === 'to stay') expect(response.status, `${email} is lost`).toBe(200);
          }
        }
        const stayed = people.filter(({ asked }) => asked === 'to stay');
        expect(stayed.length).toBeGreaterThan(10);
        for (const { email, cookie } of stayed) {
          const { sessions } = (await (await ask(last(), '/curfew/v1/sessions', cookie)).json()) as {
            sessions: unknown[];
          };
          expect(sessions, email).toHaveLength(1);
        }
      });

      itOfTwo(
        'responds with 503 and Retry-After while the store is down, and recovers when it is back',
        async ({ skip }) => {
          skip(!store.isOurs, 'the tests did not start this store');
          const cookie = (await signIn(first(), 'zoe@example.com')) ?? '';
          await store.kill();
          for (const node of nodes) {
            const response = await session(node, cookie);
            expect(response.status).toBe(503);
            expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0);
            expect((await ask(node, '/api/me', cookie)).status).toBe(503);
            expect((await fetch(`${node.url}/readyz`)).status).toBe(503);
            expect((await fetch(`${node.url}/healthz`)).status).toBe(200);
          }
          await store.start();
          await isBack();
          for (const node of nodes) expect((await session(node, cookie)).status).toBe(200);
        },
      );
    });

    itOfTwo('sends bye to its event streams and exits with 0 when it is stopped', async () => {
      const cookie = (await signIn(first(), 'eve@example.com')) ?? '';
      const stream = (await ask(first(), '/curfew/v1/events', cookie)).body as ReadableStream<BufferSource>;
      const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
      expect((await reader.read()).value).toMatch(/^event: state\n/);
      const code = first().stop();
      expect((await reader.read()).value).toMatch(/^event: bye\n/);
      expect((await reader.read()).done).toBe(true);
      expect(await code).toBe(0);
      expect((await session(last(), cookie)).status).toBe(200);
    });
  });
}
