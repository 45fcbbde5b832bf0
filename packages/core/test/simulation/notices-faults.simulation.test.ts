import { expect, it } from 'vitest';
import type { ServerReply, ServerTransport } from '../../src/ports.ts';
import type { TabMessage } from '../../src/state/message.ts';
import type { World } from '../../src/testing/index.ts';
import { OUTSIDE } from '../../src/testing/world/machine.ts';
import { play } from './play.ts';
import { run, type Spoil } from './run.ts';
import type { Happening } from './schedule.ts';

/** Enough schedules to detect each of these faults. `invariants-hold` runs more of them, without a fault. */
const RUNS = 500;

function named(reply: ServerReply, account: (sid: string) => string): ServerReply {
  return 'state' in reply ? { state: { ...reply.state, account: account(reply.state.sid) } } : reply;
}

/** A reply as if the request itself were input. */
function extended(reply: ServerReply): ServerReply {
  if (!('state' in reply)) return reply;
  const { state } = reply;
  return { state: { ...state, idle: { ageMs: 0, remainingMs: state.policy.idleMs } } };
}

function withServer(change: (server: ServerTransport) => Partial<ServerTransport>): Spoil {
  return ({ network }) => {
    const { transport } = network;
    network.transport = (owner, server, cookie) => transport(owner, { ...server, ...change(server) }, cookie);
  };
}

function withChannel(carry: (send: (changed?: TabMessage) => void, message: TabMessage) => void): Spoil {
  return ({ channel }: World) => {
    const { link } = channel;
    channel.link = (...parts) => {
      const tab = link(...parts);
      const { connect } = tab;
      tab.connect = (onMessage) => {
        const connection = connect(onMessage);
        const { post } = connection;
        connection.post = (message) => carry((changed = message) => post(changed), message);
        return connection;
      };
      return tab;
    };
  };
}

const faults: Record<string, [Spoil, RegExp]> = {
  'timers that are late': [
    ({ machine }) => {
      const { schedule } = machine;
      machine.schedule = (owner, delayMs, run) => schedule(owner, owner === OUTSIDE ? delayMs : 1.5 * delayMs, run);
    },
    /^I1 .* ran and shows a session that has ended by its own facts$/,
  ],
  'storage that is overwritten without being read': [
    ({ disk }) => {
      const { record } = disk;
      disk.record = () => ({ ...record(), read: () => null });
    },
    /^I4 .* storage (returned|lost) /,
  ],
  'a channel that drops sign-outs': [
    withChannel((send, { facts }) => facts.ended?.reason === 'signed-out' || send()),
    /^I9 .* is active although another tab was signed out$/,
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
  'a server that counts a request for the state as input': [
    withServer(({ state }) => ({ state: async (signal) => extended(await state(signal)) })),
    /^I1 .* grants \d+ ms more than the idle timeout$/,
  ],
  'a server that ends sessions at random': [
    withServer(({ state }) => {
      let requests = 0;
      return { state: async (signal) => (++requests % 3 ? state(signal) : { ended: 'revoked' }) };
    }),
    /^I5 .* reports revoked without a cause$/,
  ],
  'a server that names one account for all': [
    withServer(({ state }) => ({ state: async (signal) => named(await state(signal), () => 'user') })),
    /^I10 .* shows content of another account for \d+ ms/,
  ],
  'a server that names another account for each session': [
    withServer(({ state }) => ({ state: async (signal) => named(await state(signal), (sid) => sid) })),
    /^I11 /,
  ],
};

it.each(Object.entries(faults))('detects %s', { timeout: 600_000 }, async (_, [spoil, report]) => {
  const failure = await play(1, RUNS, spoil);
  expect(failure?.violation.message).toMatch(report);
});

it('detects a tab that goes on after its sign-out, because its app reports a sign-in without one', async () => {
  const spoil: Spoil = ({ machine, tabs }) =>
    machine.schedule(OUTSIDE, 4_000, () => tabs[0]?.session.signedIn({ account: 'user' }));
  const happenings: Happening[] = [
    { afterMs: 1_000, tab: 0, do: 'sign in', account: 'user' },
    { afterMs: 1_000, tab: 0, do: 'sign out' },
    { afterMs: 5_000, tab: 0, do: 'input' },
  ];
  const violation = await run({ seed: 1, withServer: false, withStream: false, tabs: 1, happenings }, spoil);
  expect(violation?.message).toMatch(/^I12 .* goes on although its session has ended as signed-out$/);
});
