import { expect, it } from 'vitest';
import type { ServerReply, ServerTransport } from '../ports.ts';
import type { World } from '../testing/index.ts';
import { OUTSIDE } from '../testing/world/machine.ts';
import { play } from './play.ts';
import type { Spoil } from './run.ts';

/** More than each of these faults needs; `invariants-hold` plays as many without a fault. */
const RUNS = 500;

/** An answer that takes the request itself for input. */
function extended(reply: ServerReply): ServerReply {
  if (!('state' in reply)) return reply;
  const { idle, ...state } = reply.state;
  return { state: { ...state, idle: { ...idle, ageMs: 0, remainingMs: idle.limitMs } } };
}

/** A server of which some requests go wrong. */
function withServer(change: (server: ServerTransport) => Partial<ServerTransport>): Spoil {
  return ({ network }) => {
    const { transport } = network;
    network.transport = (owner, server) => transport(owner, { ...server, ...change(server) });
  };
}

/** A channel between tabs that carries the messages of each tab another way. */
function withChannel(
  carry: (send: () => void, message: { readonly facts: { readonly ended: unknown } }) => void,
): Spoil {
  return ({ channel }: World) => {
    const { link } = channel;
    channel.link = (...parts) => {
      const tab = link(...parts);
      const { connect } = tab;
      tab.connect = (onMessage) => {
        const connection = connect(onMessage);
        const { post } = connection;
        connection.post = (message) => carry(() => post(message), message);
        return connection;
      };
      return tab;
    };
  };
}

const faults: Record<string, [Spoil, RegExp]> = {
  'timers that ring late': [
    ({ machine }) => {
      const { schedule } = machine;
      machine.schedule = (owner, delayMs, run) => schedule(owner, owner === OUTSIDE ? delayMs : 1.5 * delayMs, run);
    },
    /^I1 .* ran and shows a session that its own facts say is over$/,
  ],
  'a record that is written over without being read': [
    ({ disk }) => {
      const { record } = disk;
      disk.record = () => ({ ...record(), read: () => null });
    },
    /^I4 .* the record /,
  ],
  'a channel that does not carry a sign-out': [
    withChannel((send, { facts }) => facts.ended || send()),
    /^I9 .* lives though another tab was signed out$/,
  ],
  'a channel that sends each message twice': [
    withChannel((send) => {
      send();
      send();
    }),
    /^I6 .* 2 messages within a throttle window$/,
  ],
  'a server that drops heartbeats': [
    withServer(({ state }) => ({ heartbeat: (_, signal) => state(signal ?? new AbortController().signal) })),
    /^I[78] /,
  ],
  'a server that drops sign-outs': [withServer(() => ({ logout: async () => {} })), /^I[39] .*server/],
  'a server that takes a question for input': [
    withServer(({ state }) => ({ state: async (signal) => extended(await state(signal)) })),
    /^I1 .* promises \d+ ms more than the idle limit$/,
  ],
  'a server that ends sessions at random': [
    withServer(({ state }) => {
      let requests = 0;
      return { state: async (signal) => (++requests % 3 ? state(signal) : { ended: 'revoked' }) };
    }),
    /^I5 .* says revoked, but nobody did that$/,
  ],
};

it.each(Object.entries(faults))('notices %s', { timeout: 600_000 }, async (_, [spoil, report]) => {
  const failure = await play(1, RUNS, spoil);
  expect(failure?.violation.message).toMatch(report);
});
