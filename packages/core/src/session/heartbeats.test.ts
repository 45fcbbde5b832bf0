import { describe, expect, it } from 'vitest';
import { apart, browserWithServer, CLOCKS_DIFFER_MS, count } from '../../test/browser-with-server.ts';
import { settle } from '../../test/settle.ts';

describe('heartbeats', () => {
  it('reports the age of input: first at once, then once a period, and the last input too', async () => {
    const { server, open, pass } = browserWithServer();
    const tab = await open();
    await pass(20);
    const beats = () => count(server.requests, 'heartbeat');
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
    const { server, open, pass } = browserWithServer();
    const tabs = [await open(), await open(), await open()];
    await pass(60, () => {
      for (const tab of tabs) tab.input();
    });
    expect(count(server.requests, 'heartbeat')).toBeLessThanOrEqual(6);
  });

  it('reports input before the warning, however long the server asks to wait', async () => {
    const { server, polled, open, pass } = browserWithServer({ streams: false });
    const tab = await open();
    await pass(5);
    const { heartbeat, state } = polled;
    const busy = async () => ({ retryAfterMs: 3_600_000 });
    Object.assign(polled, { heartbeat: busy, state: busy });
    await pass(5, tab.input);
    Object.assign(polled, { heartbeat, state });
    await pass(300, tab.input);
    expect(server.requests).toContain('heartbeat');
    expect(tab.onWarning).not.toHaveBeenCalled();
    expect(tab.status()).toBe('active');
  });

  it('reports unreported input before the page is suspended', async () => {
    const { server, open, pass } = browserWithServer();
    const tab = await open();
    await pass(20);
    tab.input();
    await pass(2);
    tab.input();
    const before = server.requests.length;
    tab.suspend();
    expect(server.requests.slice(before)).toEqual(['heartbeat']);
  });

  it('reports much newer input at once when the last report was late', async () => {
    const { clock, server, open, pass } = browserWithServer();
    const tab = await open();
    await pass(2);
    tab.input();
    await pass(1);
    tab.input();
    await pass(26);
    const before = clock.now();
    tab.input();
    await pass(1);
    expect(server.session().seenAt).toBe(before + CLOCKS_DIFFER_MS);
  });

  it('reports again soon when the server did not store a heartbeat after that of another tab', async () => {
    const { server, open, pass } = browserWithServer();
    const one = await open();
    const other = await open(apart());
    one.input();
    await settle();
    await pass(8);
    other.input();
    const inputAt = server.session().seenAt + 8_000;
    await pass(10);
    expect(server.session().seenAt).toBe(inputAt);
  });
});
