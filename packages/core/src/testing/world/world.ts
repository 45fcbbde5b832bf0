import type { ServerReply, ServerTransport } from '../../ports.ts';
import type { SessionState } from '../../protocol.ts';
import { serverSync } from '../../session/server-sync.ts';
import type { EndReason } from '../../state/index.ts';
import type { PolicyOptions } from '../../state/policy-options.ts';
import { type FakeServer, fakeServer } from '../fake-server.ts';
import { type Chance, chance } from './chance.ts';
import { type Channel, createChannel } from './channel.ts';
import { type Cookie, createCookie } from './cookie.ts';
import { createDisk, type Disk } from './disk.ts';
import { createMachine, type Machine, OUTSIDE, type Owner } from './machine.ts';
import { createNetwork, type Network } from './network.ts';
import { openTab, type Tab } from './tab.ts';

/** Options of {@link createWorld}. */
export interface WorldOptions {
  readonly policy: PolicyOptions;
  /** @default false */
  readonly withServer?: boolean;
  /**
   * Whether the server streams events. Without a stream tabs poll.
   *
   * @default true
   */
  readonly withStream?: boolean;
  /** @default 1 */
  readonly seed?: number;
  readonly watch?: WorldWatcher;
}

/** Receives what happens in a {@link World}. */
export interface WorldWatcher {
  onWarning?(tab: Tab, limit: 'idle' | 'max'): void;
  onEnded?(tab: Tab, reason: EndReason): void;
  onDeliver?(tab: Tab, message: unknown): void;
  /** Called when a tab reads storage that is not blocked. */
  onRead?(tab: Tab): void;
  /**
   * Called before a reply reaches a tab. `sentAt` is when its request was sent; on a stream, when the event occurred.
   */
  onReply?(tab: Tab, reply: ServerReply, sentAt: number): void;
  /** Called after each task. `null` if it ran outside all tabs. */
  onStep?(ran: Tab | null): void;
}

/** Time passes only by `pass`. */
export interface World {
  readonly machine: Machine;
  readonly channel: Channel;
  readonly disk: Disk;
  readonly network: Network;
  /** `null` without a server. */
  readonly server: FakeServer | null;
  /** `null` without a server. */
  readonly cookie: Cookie | null;
  readonly chance: Chance;
  /** All tabs opened so far, closed ones included. */
  readonly tabs: readonly Tab[];
  open(): Tab;
  /** Lets time pass, and runs all tasks that are due, one after the other. */
  pass(ms: number): Promise<void>;
  /** Does something now, in a tab or outside all of them, and settles what follows at once. */
  act(what: () => void, where?: Tab): Promise<void>;
}

/** Promises of the session wait only for each other, so this many turns settle all. */
const TURNS = 16;

/**
 * A deterministic world for tests across several tabs of one browser. Messages get lost, storage fills up, the clock is
 * set, the machine sleeps, tabs freeze and crash, and the server is unreachable.
 *
 * @example
 * const world = createWorld({ policy: { idle: '15m', max: '12h', warn: '2m' } });
 * const [a, b] = [world.open(), world.open()];
 * await world.pass(10 * 60_000);
 * await world.act(() => a.input());
 * await world.pass(10 * 60_000);
 * b.session.getSnapshot().status // 'active'
 */
export function createWorld(options: WorldOptions): World {
  const { policy, withServer = false, withStream = true, seed = 1, watch = {} } = options;
  const machine = createMachine(1_800_000_000_000);
  const rng = chance(seed);
  const channel = createChannel(machine, rng);
  const disk = createDisk();
  const network = createNetwork(machine, rng);
  const outside = (run: () => void, delayMs: number) => machine.schedule(OUTSIDE, delayMs, run);
  const server = withServer ? fakeServer({ clock: { now: machine.time, setTimer: outside }, policy }) : null;
  const cookie = server ? createCookie(server, machine) : null;
  const tabs: Tab[] = [];
  const ownerOf = new Map<Owner, Tab>();

  function open(): Tab {
    const tab: Tab = openTab(`tab ${tabs.length + 1}`, (owner) => ({
      machine,
      channel: channel.link(owner, (message) => watch.onDeliver?.(tab, message)),
      storage: disk.record(() => watch.onRead?.(tab)),
      server: cookie
        ? serverSync(
            overhear(network.transport(owner, cookie.transport, cookie), () => tab),
            rng.next,
          )
        : undefined,
      policy: server ? undefined : policy,
      onWarning: ({ limit }) => watch.onWarning?.(tab, limit),
      onEnded: ({ reason }) => watch.onEnded?.(tab, reason),
    }));
    ownerOf.set(tab.owner, tab);
    tabs.push(tab);
    tab.load();
    return tab;
  }

  function overhear(transport: ServerTransport, tab: () => Tab): ServerTransport {
    async function received(request: Promise<ServerReply>): Promise<ServerReply> {
      const sentAt = machine.time();
      const reply = await request;
      watch.onReply?.(tab(), reply, sentAt);
      return reply;
    }
    return {
      state: (signal) => received(transport.state(signal)),
      heartbeat: (beat, signal) => received(transport.heartbeat(beat, signal)),
      logout: transport.logout,
      ...(withStream && { events: (signal, receive) => follow(signal, receive) }),
    };

    async function follow(
      ...[signal, receive]: Parameters<NonNullable<ServerTransport['events']>>
    ): Promise<ServerReply> {
      const observed = (state: SessionState | null) => {
        if (state) watch.onReply?.(tab(), { state }, state.now);
        receive(state);
      };
      const reply = (await transport.events?.(signal, observed)) ?? { retryAfterMs: 0 };
      watch.onReply?.(tab(), reply, machine.time());
      return reply;
    }
  }

  async function settle(ran: Tab | null): Promise<void> {
    for (let turn = 0; turn < TURNS; turn++) await null;
    watch.onStep?.(ran);
  }

  return {
    machine,
    channel,
    disk,
    network,
    server,
    cookie,
    chance: rng,
    tabs,
    open,
    async pass(ms) {
      const until = machine.time() + ms;
      for (let task = machine.next(until); task; task = machine.next(until)) {
        task.run();
        await settle(ownerOf.get(task.owner) ?? null);
      }
      machine.reach(until);
    },
    async act(what, where) {
      what();
      await settle(where ?? null);
    },
  };
}
