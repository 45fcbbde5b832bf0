import { type SessionEvents, sessionEventSchemas } from '@curfew/core/protocol';
import { type ManualClock, manualClock } from '@curfew/core/testing';
import * as v from 'valibot';
import { beforeEach } from 'vitest';
import { createSessionHandler } from '../src/http/handler.ts';
import { POLICY } from '../src/testing/stage.ts';
import { PAGE } from './hosts.ts';
import { type OnClock, openOnClock, settle } from './open-on-clock.ts';

const ORIGIN = 'https://app.example.com';

/** An event with its data, or a comment. */
export type Received =
  | { [Name in keyof SessionEvents]: readonly [Name, SessionEvents[Name]] }[keyof SessionEvents]
  | 'comment';

export const names = (events: readonly Received[]) => events.map((one) => (one === 'comment' ? one : one[0]));

/** A node of which each test has its own, and whose time only the test moves. */
export function setEventsStage() {
  let clock: ManualClock;
  let node: OnClock;

  beforeEach(async () => {
    clock = manualClock(1_800_000_000_000);
    node = await openOnClock(clock);
  });

  const to = (path: string, headers: Record<string, string> = {}) =>
    new Request(`${ORIGIN}/curfew/v1${path}`, { headers });

  return {
    get store() {
      return node.store;
    },
    get engine() {
      return node.engine;
    },
    get curfew() {
      return node.curfew;
    },
    /** Subscribes to the store again. */
    restart() {
      node = { ...node, curfew: createSessionHandler(node.engine, { clock }) };
    },
    to,
    /** Lets time pass in steps, so that the work of one timer ends before the next. */
    async pass(ms: number, step = 5_000): Promise<void> {
      for (let left = ms; left > 0; left -= step) {
        clock.advance(Math.min(step, left));
        await settle();
      }
    },
    /** Runs no timer, as if the process was suspended. */
    sleep: (ms: number) => clock.sleep(ms),
    post: (path: string, cookie: string, body: unknown) =>
      node.curfew.handler(
        new Request(`${ORIGIN}/curfew/v1${path}`, {
          method: 'POST',
          headers: { ...PAGE, cookie },
          body: JSON.stringify(body),
        }),
      ),
    change: (durations: Partial<typeof POLICY>, ifVersion = 1) =>
      node.engine.savePolicy({ id: 'default', durations: { ...POLICY, ...durations }, ifVersion, by: 'admin' }),
    async signIn(headers: Record<string, string> = {}, subject = 'ann') {
      const created = await node.curfew.createSession(to('/', headers), { subject });
      return { ...created, cookie: created.setCookie.split(';')[0] ?? '' };
    },
    /** Opens a stream. Each event is validated with its schema. */
    async listen(cookie: string) {
      const response = await node.curfew.handler(to('/events', { cookie, 'Sec-Fetch-Site': 'same-origin' }));
      const events: Received[] = [];
      const stream = { response, events, closed: false, hangUp: () => reader.cancel() };
      if (!response.body) throw new Error('The response has no body.');
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      const collect = async (): Promise<void> => {
        for (let { value, done } = await reader.read(); !done; { value, done } = await reader.read()) {
          for (const text of (value ?? '').split('\n\n').slice(0, -1)) events.push(parse(text));
        }
        stream.closed = true;
      };
      void collect();
      await settle();
      return stream;
    },
  };
}

function parse(text: string): Received {
  if (text === ':') return 'comment';
  const [, name, data] = /^event: (\w+)\ndata: (.+)$/.exec(text) ?? [];
  const schema = sessionEventSchemas[name as keyof SessionEvents];
  return [name, v.parse(schema as v.GenericSchema, JSON.parse(data ?? ''))] as unknown as Received;
}
