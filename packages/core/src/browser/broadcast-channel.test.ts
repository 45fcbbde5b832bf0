import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TabConnection } from '../ports.ts';
import { begin, type TabMessage } from '../state/index.ts';
import { broadcastAdapter } from './broadcast-channel.ts';

/** Long enough for a busy machine. */
const WAIT = { timeout: 60_000 };

const library = vi.hoisted(() => ({ broken: false, opened: [] as { name: string; posted: unknown[] }[] }));

vi.mock('broadcast-channel', () => ({
  BroadcastChannel: class {
    readonly posted: unknown[] = [];
    readonly name: string;
    constructor(name: string) {
      this.name = name;
      if (library.broken) throw new Error('No method found.');
      library.opened.push(this);
    }
    postMessage = async (message: unknown) => void this.posted.push(message);
    close = async () => {};
  },
}));

const message: TabMessage = {
  v: 1,
  now: 5,
  guard: 0,
  facts: begin({ id: '0190-a', policy: { version: 1, idleMs: 4, maxMs: 9, warnMs: 1 } }, 5),
};

const NodeChannel = globalThis.BroadcastChannel;

/** Like a browser's, which has no `unref`. */
class BrowserChannel {
  readonly #channel: BroadcastChannel;
  constructor(name: string) {
    this.#channel = new NodeChannel(name);
  }
  set onmessage(listener: (event: MessageEvent) => void) {
    this.#channel.onmessage = listener;
  }
  postMessage(message: unknown) {
    this.#channel.postMessage(message);
  }
  close() {
    this.#channel.close();
  }
}

const connections: TabConnection[] = [];

function open(name?: string) {
  const received = vi.fn();
  const tab = broadcastAdapter(`curfew:${name ?? 'curfew'}`).connect(received);
  connections.push(tab);
  return { tab, received };
}

beforeEach(() => void vi.stubGlobal('BroadcastChannel', BrowserChannel));
afterEach(() => {
  for (const connection of connections.splice(0)) connection.close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('broadcastAdapter', () => {
  it('delivers messages to the other tabs, not to the sender', async () => {
    const [a, b] = [open(), open()];
    a.tab.post(message);
    await vi.waitFor(() => expect(b.received.mock.calls).toEqual([[message]]), WAIT);
    expect(a.received).not.toHaveBeenCalled();
  });

  it('separates two products of one origin, and a channel of the same name that your app uses', async () => {
    const [acme, other, sameAsAcme] = [open('acme'), open('other'), open('acme')];
    const foreign = new BroadcastChannel('acme');
    const received = vi.fn();
    foreign.onmessage = received;
    acme.tab.post(message);
    await vi.waitFor(() => expect(sameAsAcme.received).toHaveBeenCalled(), WAIT);
    expect(other.received).not.toHaveBeenCalled();
    expect(received).not.toHaveBeenCalled();
    foreign.close();
  });

  it('receives messages of a tab whose clock was set back before it opened', async () => {
    const old = open();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 3_600_000 });
    const late = open();
    late.tab.post(message);
    await vi.waitFor(() => expect(old.received).toHaveBeenCalled(), WAIT);
  });

  it('sends nothing in Node.js, where its channel reaches other threads and keeps the process running', async () => {
    const listening = open();
    vi.stubGlobal('BroadcastChannel', NodeChannel);
    const closed = vi.spyOn(NodeChannel.prototype, 'close');
    const { tab } = open();
    expect(closed).toHaveBeenCalledTimes(1);
    tab.post(message);
    vi.stubGlobal('BroadcastChannel', BrowserChannel);
    open().tab.post({ ...message, now: 6 });
    await vi.waitFor(() => expect(listening.received.mock.calls).toEqual([[{ ...message, now: 6 }]]), WAIT);
  });

  it('loads the library if there is no BroadcastChannel, then sends what was posted in the meantime', async () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    const { tab } = open();
    tab.post(message);
    await vi.waitFor(() => expect(library.opened.at(-1)?.posted).toEqual([message]), WAIT);
    expect(library.opened.at(-1)?.name).toBe('curfew:curfew');
  });

  it('warns once if the library fails too, and does not throw', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    vi.stubGlobal('BroadcastChannel', undefined);
    library.broken = true;
    for (const { tab } of [open(), open()]) tab.post(message);
    await vi.waitFor(() => expect(warn).toHaveBeenCalled(), WAIT);
    await new Promise(setImmediate);
    expect(warn).toHaveBeenCalledTimes(1);
  });
});
