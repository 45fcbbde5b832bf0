import { describe, expect, it, vi } from 'vitest';
import { settle } from '../../test/settle.ts';
import { createSession } from '../create-session.ts';
import type { PageEvents } from '../ports.ts';
import type { ServerFacts } from '../state/facts.ts';
import type { TabMessage } from '../state/message.ts';
import { type FakeRequest, fakeServer } from '../testing/fake-server.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { memoryStorage } from '../testing/memory-storage.ts';
import { memoryTabs } from '../testing/memory-tabs.ts';
import { serverSync } from './server-sync.ts';

const policy = { idle: '60s', max: '10m', warn: '20s' };

/** Several tabs of one browser and their server. The server's clock differs from theirs by an hour. */
async function world({ streams = true } = {}) {
  const clock = manualClock(1_000_000);
  const serverClock = { ...clock, now: () => clock.now() + 3_600_000 };
  const server = fakeServer({ clock: serverClock, policy });
  const { state, heartbeat, logout } = server.transport;
  const transport = { state, heartbeat, logout };
  const link = streams ? server : serverSync(transport);
  let tabs = memoryTabs();
  let storage = memoryStorage();

  async function open() {
    let page: PageEvents = { resume() {}, suspend() {} };
    let input = () => 0;
    const onWarning = vi.fn();
    const onEnded = vi.fn();
    const session = createSession({
      server: link,
      clock,
      tabs,
      storage,
      activity: [
        (report) => {
          input = report;
          return () => {};
        },
      ],
      page: (events) => {
        page = events;
        return () => {};
      },
      onWarning,
      onEnded,
    });
    const stop = session.start();
    await settle();
    return {
      session,
      stop,
      onWarning,
      onEnded,
      status: () => session.getSnapshot().status,
      input: () => input(),
      resume: () => page.resume(),
      suspend: () => page.suspend(),
    };
  }

  /** Lets time pass second by second, so that responses arrive between. */
  async function pass(seconds: number, each = () => {}) {
    for (let i = 0; i < seconds; i++) {
      each();
      clock.advance(1_000);
      await settle();
    }
  }

  /** Tabs that open afterwards share neither channel nor storage with earlier ones. */
  function isolate() {
    tabs = memoryTabs();
    storage = memoryStorage();
  }

  return { clock, server, transport, open, pass, isolate, tabs: () => tabs };
}

describe('a session with a server', () => {
  it('takes policy and deadlines from the server, by its own clock', async () => {
    const { clock, open } = await world();
    clock.advance(10_000);
    const tab = await open();
    expect(tab.session.getSnapshot()).toMatchObject({ status: 'active', policy: { idleMs: 60_000, version: 1 } });
    expect(tab.session.getDeadlines()).toEqual({ idleAt: 1_060_000, maxAt: 1_600_000, endsAt: 1_060_000 });
  });

  it('ends in both tabs and at the server without activity', async () => {
    const { server, open, pass } = await world();
    const [a, b] = [await open(), await open()];
    await pass(61);
    for (const tab of [a, b]) {
      expect(tab.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'idle', verifying: false });
      expect(tab.onEnded.mock.calls).toEqual([[{ reason: 'idle' }]]);
    }
    expect(server.requests).not.toContain('heartbeat');
  });

  it('reports the age of input: first at once, then once a period, and the last input too', async () => {
    const { server, open, pass } = await world();
    const tab = await open();
    await pass(20);
    const beats = () => server.requests.filter((request) => request === 'heartbeat').length;
    tab.input();
    await pass(1);
    expect(beats()).toBe(1);
    await pass(29, tab.input);
    expect(beats()).toBeGreaterThanOrEqual(2);
    expect(beats()).toBeLessThanOrEqual(4);
    await pass(20);
    const last = beats();
    await pass(19);
    expect(beats()).toBe(last);
    expect(tab.status()).toBe('warning');
  });

  it('sends one heartbeat for all tabs', async () => {
    const { server, open, pass } = await world();
    const tabs = [await open(), await open(), await open()];
    await pass(60, () => {
      for (const tab of tabs) tab.input();
    });
    expect(server.requests.filter((request) => request === 'heartbeat').length).toBeLessThanOrEqual(6);
  });

  it('never extends by polling', async () => {
    const { server, open, pass } = await world({ streams: false });
    const tab = await open();
    await pass(59);
    expect(server.requests.filter((request) => request === 'state').length).toBeGreaterThan(2);
    await pass(2);
    expect(tab.status()).toBe('ended');
  });

  it.each([true, false])(
    'applies a shorter policy without a warning while the user is active: streams %s',
    async (streams) => {
      const { server, open, pass } = await world({ streams });
      const tab = await open();
      await pass(16, tab.input);
      server.setPolicy({ idle: '10s', max: '5m', warn: '5s' });
      await pass(30, tab.input);
      expect(tab.session.getSnapshot()).toMatchObject({ status: 'active', policy: { idleMs: 10_000, version: 2 } });
      expect(tab.onWarning).not.toHaveBeenCalled();
      await pass(6);
      expect(tab.status()).toBe('warning');
      await pass(6);
      expect(tab.status()).toBe('ended');
    },
  );

  it('continues without a warning when the server is unreachable for a short time', async () => {
    const { server, open, pass } = await world();
    const tab = await open();
    await pass(10, tab.input);
    server.away = true;
    await pass(20, tab.input);
    server.away = false;
    await pass(60, tab.input);
    expect(tab.status()).toBe('active');
    expect(tab.onWarning).not.toHaveBeenCalled();
  });

  it('ends at the latest deadline of a server that is unreachable, after a warning', async () => {
    const { server, open, pass } = await world();
    const tab = await open();
    await pass(10, tab.input);
    const deadline = tab.session.getDeadlines()?.idleAt ?? 0;
    server.away = true;
    while (tab.session.clock.now() < deadline - 1_000) await pass(1, tab.input);
    expect(tab.status()).toBe('warning');
    await pass(5, tab.input);
    expect(tab.onWarning.mock.calls).toMatchObject([[{ limit: 'idle' }]]);
    expect(tab.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'idle' });
  });

  it('resolves extend to false when the server is unreachable', async () => {
    const { server, open, pass } = await world();
    const tab = await open();
    await pass(45);
    server.away = true;
    expect(await tab.session.extend()).toBe(false);
    expect(tab.status()).toBe('warning');
    server.away = false;
    expect(await tab.session.extend()).toBe(true);
    expect(tab.status()).toBe('active');
  });

  it('ends at once when the server ends it, with the reason of the server', async () => {
    const { server, open, pass } = await world();
    const [a, b] = [await open(), await open()];
    server.end('revoked');
    await pass(16);
    expect(a.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'revoked' });
    expect(b.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'revoked' });
    expect(server.requests).not.toContain('logout');
  });

  it.each(['idle', 'max', 'signed-out', 'policy', 'superseded'] as const)(
    'sends no logout for an end that the server has reported as %s',
    async (reason) => {
      const { server, open, pass } = await world();
      const tab = await open();
      server.end(reason);
      await pass(16);
      expect(tab.session.getSnapshot()).toMatchObject({ status: 'ended', reason });
      expect(server.requests).not.toContain('logout');
    },
  );

  it('reports input before the warning, however long the server asks to wait', async () => {
    const { server, transport, open, pass } = await world({ streams: false });
    const tab = await open();
    await pass(5);
    const { heartbeat, state } = transport;
    const busy = async () => ({ retryAfterMs: 3_600_000 });
    Object.assign(transport, { heartbeat: busy, state: busy });
    await pass(5, tab.input);
    Object.assign(transport, { heartbeat, state });
    await pass(300, tab.input);
    expect(server.requests).toContain('heartbeat');
    expect(tab.onWarning).not.toHaveBeenCalled();
    expect(tab.status()).toBe('active');
  });

  it('asks the server before it ends, because another tab may have been active', async () => {
    const { clock, server, open, pass, isolate } = await world({ streams: false });
    const sleeper = await open();
    isolate();
    const busy = await open();
    await pass(30, busy.input);
    clock.sleep(31_000);
    sleeper.resume();
    expect(server.requests.at(-1)).toBe('state');
    await settle();
    expect(sleeper.status()).toBe('active');
    expect(sleeper.onEnded).not.toHaveBeenCalled();
  });

  it('covers the page at once while it verifies', async () => {
    const { clock, server, open } = await world();
    const tab = await open();
    clock.sleep(61_000);
    tab.resume();
    expect(tab.session.getSnapshot()).toMatchObject({ status: 'ended', verifying: true });
    expect(tab.onEnded).not.toHaveBeenCalled();
    await settle();
    expect(tab.session.getSnapshot()).toMatchObject({ status: 'ended', verifying: false });
    expect(tab.onEnded.mock.calls).toEqual([[{ reason: 'idle' }]]);
    expect(server.requests).toContain('state');
  });

  it('ends within two seconds when the server never responds', async () => {
    const { clock, server, open, pass } = await world();
    const tab = await open();
    server.away = true;
    clock.sleep(61_000);
    tab.resume();
    await pass(2);
    expect(tab.onEnded.mock.calls).toEqual([[{ reason: 'idle' }]]);
  });

  it('reports a sign-out to the server, and again after a reload if that was lost', async () => {
    const { server, open } = await world();
    const tab = await open();
    server.away = true;
    tab.session.signOut();
    await settle();
    tab.stop();
    server.away = false;
    const reloaded = await open();
    expect(reloaded.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'signed-out' });
    expect(server.requests.at(-1)).toBe('logout');
    expect((await open()).status()).toBe('ended');
  });

  it('begins the next session after a sign-in, and ends the pages of the previous one', async () => {
    const { server, open, pass } = await world();
    const [a, b] = [await open(), await open()];
    a.session.signOut();
    const sid = server.signIn();
    a.session.signedIn({ id: sid });
    await settle();
    expect(a.session.getSnapshot()).toMatchObject({ status: 'active', id: sid });
    expect(b.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'signed-out' });
    const c = await open();
    expect(c.session.getSnapshot().id).toBe(sid);
    server.signIn('another');
    await pass(16);
    expect(a.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'superseded' });
    expect(server.requests.filter((request) => request === 'logout')).toHaveLength(1);
  });

  it('shows in an ended page that the server has another session, when the user returns to it', async () => {
    const { server, open } = await world();
    const tab = await open();
    tab.session.signOut();
    expect(tab.session.getSnapshot().replaced).toBe(false);
    server.signIn();
    tab.resume();
    await settle();
    expect(tab.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'signed-out', replaced: true });
    server.end('revoked');
    tab.resume();
    await settle();
    expect(tab.session.getSnapshot().replaced).toBe(false);
  });

  it('requests the state when it begins before it is started', async () => {
    const { clock, server } = await world();
    const session = createSession({ server, clock, tabs: memoryTabs(), storage: memoryStorage(), activity: [] });
    session.signedIn();
    await settle();
    session.start();
    await settle();
    expect(session.getSnapshot().status).toBe('active');
  });

  it('ignores responses about the previous session', async () => {
    const { server, open } = await world();
    const tab = await open();
    server.end('signed-out');
    void tab.session.refresh();
    const sid = server.signIn();
    tab.session.signedIn();
    await settle();
    expect(tab.session.getSnapshot()).toMatchObject({ status: 'active', id: sid });
    expect(tab.onEnded).not.toHaveBeenCalled();
  });

  it('sends one request when no user is signed in', async () => {
    const { server, open, pass } = await world();
    server.end('signed-out');
    const tab = await open();
    await pass(120);
    expect(tab.status()).toBe('pending');
    expect(server.requests).toHaveLength(1);
  });

  it('ignores a stored end when the cookie is of a new session', async () => {
    const { server, open } = await world();
    const first = await open();
    first.session.signOut();
    first.stop();
    const sid = server.signIn();
    const next = await open();
    expect(next.session.getSnapshot()).toMatchObject({ status: 'active', id: sid });
  });

  it('ends despite the stored facts when the server has no active session', async () => {
    const { server, open } = await world();
    (await open()).stop();
    server.end('revoked');
    const tab = await open();
    expect(tab.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'revoked' });
  });

  it('reports unreported input before the page is suspended', async () => {
    const { server, open, pass } = await world();
    const tab = await open();
    await pass(20);
    tab.input();
    await pass(2);
    tab.input();
    const before = server.requests.length;
    tab.suspend();
    expect(server.requests.slice(before)).toEqual(['heartbeat']);
  });

  it('reports its own input and takes leadership when the leader is unresponsive', async () => {
    const { server, tabs, open, pass } = await world();
    const silent = vi.fn();
    tabs()
      .adapter.connect(() => {})
      .lead(silent);
    const tab = await open();
    const count = (kind: FakeRequest) => server.requests.filter((request) => request === kind).length;
    await pass(22, tab.input);
    expect([count('heartbeat'), count('events')]).toEqual([0, 0]);
    await pass(2, tab.input);
    expect([count('heartbeat'), count('events')]).toEqual([1, 1]);
    expect(silent.mock.calls).toEqual([[true], [false]]);
    await pass(60, tab.input);
    expect(tab.status()).toBe('active');
    server.end('revoked');
    await settle();
    expect(tab.session.getSnapshot().reason).toBe('revoked');
  });

  it('reports even a single input of its own in time when the leader is unresponsive', async () => {
    const { server, tabs, open, pass } = await world();
    tabs()
      .adapter.connect(() => {})
      .lead(() => {});
    const tab = await open();
    await pass(2);
    tab.input();
    await pass(22);
    expect(server.requests).not.toContain('heartbeat');
    await pass(1);
    expect(server.requests).toContain('heartbeat');
  });

  it('reports the input that came while the heartbeat of a leader was under way', async () => {
    const { server, tabs, open, pass } = await world();
    const seen: TabMessage[] = [];
    const leader = tabs().adapter.connect((message) => seen.push(message as TabMessage));
    leader.lead(() => {});
    const tab = await open();
    const activity: number[] = [];
    for (let n = 0; n < 2; n++) {
      await pass(2);
      tab.input();
      await settle();
      activity.push(seen.at(-1)?.facts.lastActivityAt ?? 0);
    }
    const { facts, ...message } = seen.at(-1) as TabMessage;
    const known = facts.server as ServerFacts;
    leader.post({
      ...message,
      facts: { ...facts, server: { ...known, rev: known.rev + 1, ackedAt: activity[0] as number } },
    });
    await pass(2);
    tab.input();
    await pass(20);
    expect(server.requests).not.toContain('heartbeat');
    await pass(1);
    expect(server.requests).toContain('heartbeat');
  });

  it('requests the state until it has a response of its own when another tab leads', async () => {
    const { server, tabs, open, pass } = await world();
    const first = await open();
    tabs()
      .adapter.connect(() => {})
      .lead(() => {}, true);
    server.away = true;
    const tab = await open();
    first.stop();
    await pass(1);
    server.away = false;
    server.end('revoked');
    await pass(16);
    expect(tab.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'revoked' });
  });

  it('does not lead without a session', async () => {
    const { server, tabs, open } = await world();
    server.end('signed-out');
    await open();
    const next = vi.fn();
    tabs()
      .adapter.connect(() => {})
      .lead(next);
    expect(next).toHaveBeenCalledWith(true);
  });

  it('reports much newer input at once when the last report was late', async () => {
    const { clock, server, open, pass } = await world();
    const tab = await open();
    await pass(2);
    tab.input();
    await pass(1);
    tab.input();
    await pass(26);
    const before = clock.now();
    tab.input();
    await pass(1);
    expect(server.session().seenAt).toBe(before + 3_600_000);
  });

  it('reports again soon when the server did not store a heartbeat after that of another tab', async () => {
    const { server, open, pass, isolate } = await world();
    const one = await open();
    isolate();
    const other = await open();
    one.input();
    await settle();
    await pass(8);
    other.input();
    const inputAt = server.session().seenAt + 8_000;
    await pass(10);
    expect(server.session().seenAt).toBe(inputAt);
  });

  it('releases leadership when its session ends', async () => {
    const { server, open, pass } = await world();
    const old = await open();
    old.session.signOut();
    server.signIn();
    const next = await open();
    server.setPolicy({ idle: '30s', max: '5m', warn: '10s' });
    await pass(16);
    expect(next.session.getSnapshot().policy?.idleMs).toBe(30_000);
    old.session.signedIn();
    await pass(1);
    expect(old.status()).toBe('active');
  });

  it('requests the state when the page returns from the bfcache', async () => {
    const { server, open } = await world();
    const tab = await open();
    tab.suspend();
    server.end('revoked');
    tab.resume();
    await settle();
    expect(tab.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'revoked' });
  });
});

describe('the stream of events', () => {
  const count = (requests: readonly FakeRequest[], kind: FakeRequest) => requests.filter((one) => one === kind).length;

  it('is held by one tab, never extends, and replaces polling', async () => {
    const { server, open, pass } = await world();
    const [a, b] = [await open(), await open()];
    await pass(39);
    expect(server.requests).toEqual(['state', 'state', 'events']);
    expect(a.status()).toBe('active');
    await pass(21);
    expect([a.status(), b.status()]).toEqual(['ended', 'ended']);
  });

  it('delivers a new policy and a revocation to every tab at once', async () => {
    const { server, open, pass } = await world();
    const tabs = [await open(), await open()];
    await pass(1);
    server.setPolicy({ idle: '30s', max: '5m', warn: '10s' });
    await settle();
    for (const { session } of tabs) expect(session.getSnapshot().policy).toMatchObject({ version: 2, idleMs: 30_000 });
    server.end('revoked');
    await settle();
    for (const { session } of tabs) expect(session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'revoked' });
    expect(server.requests).not.toContain('heartbeat');
    expect(server.requests).not.toContain('logout');
  });

  it('moves to another tab with leadership, and is closed while the page is suspended', async () => {
    const { server, open, pass } = await world();
    const [a, b] = [await open(), await open()];
    await pass(1);
    a.suspend();
    await pass(1);
    expect(count(server.requests, 'events')).toBe(2);
    b.suspend();
    server.setPolicy({ idle: '30s', max: '5m', warn: '10s' });
    await pass(16);
    expect(b.session.getSnapshot().policy?.version).toBe(1);
    expect(count(server.requests, 'state')).toBe(2);
    b.resume();
    await pass(1);
    expect(b.session.getSnapshot().policy?.version).toBe(2);
    expect(count(server.requests, 'events')).toBe(3);
  });

  it('opens again when the server is back, and the tab polls meanwhile', async () => {
    const { server, open, pass } = await world();
    const tab = await open();
    await pass(1);
    server.away = true;
    await pass(20);
    const before = count(server.requests, 'state');
    expect(before).toBeGreaterThan(1);
    server.away = false;
    await pass(30, tab.input);
    expect(count(server.requests, 'events')).toBeGreaterThan(2);
    server.setPolicy({ idle: '30s', max: '5m', warn: '10s' });
    await settle();
    expect(tab.session.getSnapshot().policy?.version).toBe(2);
  });

  it('does not open for a session that has ended, but for the next one', async () => {
    const { server, open, pass } = await world();
    const tab = await open();
    await pass(1);
    tab.session.signOut();
    server.signIn();
    await pass(30);
    expect(count(server.requests, 'events')).toBe(1);
    tab.session.signedIn();
    await pass(2);
    expect(count(server.requests, 'events')).toBe(2);
  });
});
