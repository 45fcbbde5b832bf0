import { describe, expect, it, vi } from 'vitest';
import { browserWithServer, count } from '../../test/browser-with-server.ts';
import { settle } from '../../test/settle.ts';
import type { ServerFacts } from '../state/facts.ts';
import type { TabMessage } from '../state/message.ts';
import type { memoryTabs } from '../testing/memory-tabs.ts';

/** Another tab, which leads and sends only what the test posts. */
function silentLeader({ adapter }: ReturnType<typeof memoryTabs>) {
  const seen: TabMessage[] = [];
  const leader = adapter.connect((message) => seen.push(message as TabMessage));
  leader.lead(() => {});
  return { leader, seen };
}

describe('the leader of the tabs, with a server', () => {
  it('reports its own input and takes leadership when the leader is unresponsive', async () => {
    const { server, tabs, open, pass } = browserWithServer();
    const silent = vi.fn();
    tabs.adapter.connect(() => {}).lead(silent);
    const tab = await open();
    const counts = () => [count(server.requests, 'heartbeat'), count(server.requests, 'events')];
    await pass(22, tab.input);
    expect(counts()).toEqual([0, 0]);
    await pass(2, tab.input);
    expect(counts()).toEqual([1, 1]);
    expect(silent.mock.calls).toEqual([[true], [false]]);
    await pass(60, tab.input);
    expect(tab.status()).toBe('active');
    server.end('revoked');
    await settle();
    expect(tab.session.getSnapshot().reason).toBe('revoked');
  });

  it('reports even a single input of its own in time when the leader is unresponsive', async () => {
    const { server, tabs, open, pass } = browserWithServer();
    tabs.adapter.connect(() => {}).lead(() => {});
    const tab = await open();
    await pass(2);
    tab.input();
    await pass(22);
    expect(server.requests).not.toContain('heartbeat');
    await pass(1);
    expect(server.requests).toContain('heartbeat');
  });

  it('reports the input that came while the heartbeat of a leader was under way', async () => {
    const { server, tabs, open, pass } = browserWithServer();
    const { leader, seen } = silentLeader(tabs);
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

  it('reports input within the throttle window of the leader, if that one is unresponsive', async () => {
    const { server, tabs, open, pass } = browserWithServer();
    const { leader, seen } = silentLeader(tabs);
    const tab = await open();
    await pass(2);
    tab.input();
    await settle();
    const { facts, ...message } = seen.at(-1) as TabMessage;
    const known = facts.server as ServerFacts;
    const { lastActivityAt: ackedAt } = facts;
    await pass(2);
    leader.post({
      ...message,
      facts: { ...facts, lastActivityAt: ackedAt + 1_500, server: { ...known, rev: known.rev + 1, ackedAt } },
    });
    tab.input();
    await settle();
    expect(seen.at(-1)?.facts.lastActivityAt).toBe(ackedAt);
    await pass(22);
    expect(server.requests).not.toContain('heartbeat');
    await pass(1);
    expect(server.requests).toContain('heartbeat');
  });

  it('requests the state until it has a response of its own when another tab leads', async () => {
    const { server, tabs, open, pass } = browserWithServer();
    const first = await open();
    tabs.adapter.connect(() => {}).lead(() => {}, true);
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
    const { server, tabs, open } = browserWithServer();
    server.end('signed-out');
    await open();
    const next = vi.fn();
    tabs.adapter.connect(() => {}).lead(next);
    expect(next).toHaveBeenCalledWith(true);
  });

  it('releases leadership when its session ends', async () => {
    const { server, open, pass } = browserWithServer();
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
});
