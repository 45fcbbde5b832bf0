import { describe, expect, it } from 'vitest';
import { apart, browserWithServer, count } from '../../test/browser-with-server.ts';
import { settle } from '../../test/settle.ts';

describe('a session with a server', () => {
  it('takes policy and deadlines from the server, by its own clock', async () => {
    const { clock, open } = browserWithServer();
    clock.advance(10_000);
    const tab = await open();
    expect(tab.session.getSnapshot()).toMatchObject({ status: 'active', policy: { idleMs: 60_000, version: 1 } });
    expect(tab.session.getDeadlines()).toEqual({ idleAt: 1_060_000, maxAt: 1_600_000, endsAt: 1_060_000 });
  });

  it('ends in both tabs and at the server without activity', async () => {
    const { server, open, pass } = browserWithServer();
    const [a, b] = [await open(), await open()];
    await pass(61);
    for (const tab of [a, b]) {
      expect(tab.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'idle', verifying: false });
      expect(tab.onEnded.mock.calls).toEqual([[{ reason: 'idle' }]]);
    }
    expect(server.requests).not.toContain('heartbeat');
  });

  it('never extends by polling', async () => {
    const { server, open, pass } = browserWithServer({ streams: false });
    const tab = await open();
    await pass(59);
    expect(count(server.requests, 'state')).toBeGreaterThan(2);
    await pass(2);
    expect(tab.status()).toBe('ended');
  });

  it.each([true, false])(
    'applies a shorter policy without a warning while the user is active: streams %s',
    async (streams) => {
      const { server, open, pass } = browserWithServer({ streams });
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
    const { server, open, pass } = browserWithServer();
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
    const { server, open, pass } = browserWithServer();
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
    const { server, open, pass } = browserWithServer();
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
    const { server, open, pass } = browserWithServer();
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
      const { server, open, pass } = browserWithServer();
      const tab = await open();
      server.end(reason);
      await pass(16);
      expect(tab.session.getSnapshot()).toMatchObject({ status: 'ended', reason });
      expect(server.requests).not.toContain('logout');
    },
  );

  it('asks the server before it ends, because another tab may have been active', async () => {
    const { clock, server, open, pass } = browserWithServer({ streams: false });
    const sleeper = await open();
    const busy = await open(apart());
    await pass(30, busy.input);
    clock.sleep(31_000);
    sleeper.resume();
    expect(server.requests.at(-1)).toBe('state');
    await settle();
    expect(sleeper.status()).toBe('active');
    expect(sleeper.onEnded).not.toHaveBeenCalled();
  });

  it('covers the page at once while it verifies', async () => {
    const { clock, server, open } = browserWithServer();
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
    const { clock, server, open, pass } = browserWithServer();
    const tab = await open();
    server.away = true;
    clock.sleep(61_000);
    tab.resume();
    await pass(2);
    expect(tab.onEnded.mock.calls).toEqual([[{ reason: 'idle' }]]);
  });

  it('requests the state when the page returns from the bfcache', async () => {
    const { server, open } = browserWithServer();
    const tab = await open();
    tab.suspend();
    server.end('revoked');
    tab.resume();
    await settle();
    expect(tab.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'revoked' });
  });
});
