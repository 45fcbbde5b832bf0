import { describe, expect, it } from 'vitest';
import { browserWithServer, count } from '../../test/browser-with-server.ts';
import { settle } from '../../test/settle.ts';

describe('the stream of events', () => {
  it('is held by one tab, never extends, and replaces polling', async () => {
    const { server, open, pass } = browserWithServer();
    const [a, b] = [await open(), await open()];
    await pass(39);
    expect(server.requests).toEqual(['state', 'state', 'events']);
    expect(a.status()).toBe('active');
    await pass(21);
    expect([a.status(), b.status()]).toEqual(['ended', 'ended']);
  });

  it('delivers a new policy and a revocation to every tab at once', async () => {
    const { server, open, pass } = browserWithServer();
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
    const { server, open, pass } = browserWithServer();
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
    const { server, open, pass } = browserWithServer();
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
    const { server, open, pass } = browserWithServer();
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
