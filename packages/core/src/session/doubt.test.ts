import { describe, expect, it } from 'vitest';
import { snapshots } from '../../test/browser.ts';
import { settle } from '../../test/settle.ts';
import { claim, threeTabs } from '../../test/three-tabs.ts';
import type { ServerReply } from '../ports.ts';
import type { TabMessage } from '../state/index.ts';

describe('a page that does not know whose session the cookie is of', () => {
  it('covers the page from the message of another person until the server has answered', async () => {
    const world = await threeTabs({ streams: false });
    const { server, tabs, hold } = world;
    const release = hold();
    claim(world, server.signIn('another'), 'another');
    for (const tab of tabs) expect(tab.snapshot()).toMatchObject({ status: 'active', verifying: true });
    await release();
    for (const tab of tabs) expect(tab.snapshot()).toMatchObject({ status: 'ended', reason: 'superseded' });
  });

  it('stays covered when the answer to an earlier request still names the former session', async () => {
    const world = await threeTabs({ streams: false });
    const { server, tabs, hold } = world;
    const early = hold();
    void tabs[0].session.refresh();
    await settle();
    const late = hold();
    claim(world, server.signIn('another'), 'another');
    await early();
    expect(tabs[0].snapshot()).toMatchObject({ status: 'active', account: 'user', verifying: true });
    expect(tabs[0].shown.at(-1)).toBe('active user verifying');
    await late();
    expect(tabs[0].snapshot()).toMatchObject({ status: 'ended', reason: 'superseded' });
  });

  it('covers what an earlier answer shows while a later session of another person is asked about', async () => {
    const world = await threeTabs({ streams: false });
    const { server, tabs, hold } = world;
    const early = hold();
    server.signIn('another');
    tabs[0].session.signedIn();
    await settle();
    const late = hold();
    claim(world, server.signIn(), 'user');
    await early();
    await late();
    expect(tabs[0].shown).toContain('active another verifying');
    expect(tabs[0].shown).not.toContain('active another');
    expect(tabs[0].snapshot()).toMatchObject({ status: 'ended', reason: 'superseded' });
  });

  it('covers the page also while a late warning waits', async () => {
    const world = await threeTabs({ streams: false });
    const { clock, server, tabs, hold } = world;
    const release = hold();
    clock.sleep(45_000);
    claim(world, server.signIn('another'), 'another');
    for (const tab of tabs) expect(tab.snapshot()).toMatchObject({ account: 'user', verifying: true });
    await release();
    for (const tab of tabs) expect(tab.snapshot()).toMatchObject({ status: 'ended', reason: 'superseded' });
  });

  it('does not cover the page for a message of the same person', async () => {
    const world = await threeTabs({ streams: false });
    const { server, tabs, hold } = world;
    const release = hold();
    const next = server.signIn();
    claim(world, next, 'user');
    await settle();
    await release();
    for (const tab of tabs) {
      expect(tab.shown.filter((one) => one.includes('verifying'))).toEqual([]);
      expect(tab.snapshot()).toMatchObject({ id: next, status: 'active' });
    }
  });

  it('uncovers the page if the server knows no session of another person', async () => {
    const world = await threeTabs({ streams: false });
    const { tabs, sid, storage } = world;
    claim(world, `0fffffff${sid.slice(8)}`, 'another');
    expect(tabs[0].snapshot().verifying).toBe(true);
    await settle();
    for (const tab of tabs) expect(tab.snapshot()).toMatchObject({ id: sid, status: 'active', verifying: false });
    expect(storage.read()).toMatchObject({ facts: { id: sid } });
  });

  it('stays covered while the server is unreachable, and asks again', async () => {
    const world = await threeTabs({ streams: false });
    const { server, tabs, pass } = world;
    server.away = true;
    const next = server.signIn('another');
    claim(world, next, 'another');
    await pass(10);
    expect(tabs[2].snapshot()).toMatchObject({ status: 'active', verifying: true });
    server.away = false;
    await pass(10);
    expect(tabs[2].snapshot()).toMatchObject({ status: 'ended', reason: 'superseded' });
  });

  it('stays ended if the server knows nothing of a later session in storage', async () => {
    const world = await threeTabs();
    const { server, tabs, pass, sid } = world;
    await pass(60);
    claim(world, `0fffffff${sid.slice(8)}`, 'user');
    await settle();
    const before = server.requests.length;
    await pass(60);
    expect(server.requests.length).toBe(before);
    for (const tab of tabs) expect(tab.snapshot()).toMatchObject({ id: sid, status: 'ended', reason: 'idle' });
  });

  it('has the account that the server names, whatever storage says', async () => {
    const { server, tabs, storage, open, pass } = await threeTabs();
    const record = storage.read() as TabMessage;
    storage.write({ ...record, facts: { ...record.facts, account: 'another' } });
    for (const tab of tabs) tab.resume();
    const late = open();
    await settle();
    expect(snapshots([...tabs, late]).map(({ account }) => account)).toEqual(['user', 'user', 'user', 'user']);
    await pass(60);
    server.signIn('another');
    tabs[0].session.signedIn();
    await settle();
    for (const tab of [tabs[1], tabs[2], late])
      expect(tab.snapshot()).toMatchObject({ status: 'ended', account: 'user' });
  });

  it.each<[string, ServerReply]>([
    ['that it has ended', { ended: 'idle' }],
    ['that it is superseded', { ended: 'superseded' }],
  ])('ignores an answer about the former session that arrives late and says %s', async (_, reply) => {
    const { server, tabs, hold, answer } = await threeTabs({ streams: false });
    const release = hold();
    answer(reply);
    void tabs[0].session.refresh();
    await settle();
    answer(null);
    const next = server.signIn();
    const late = hold();
    tabs[1].session.signedIn();
    await settle();
    await late();
    expect(tabs[0].snapshot()).toMatchObject({ id: next, status: 'active', verifying: false });
    await release();
    expect(tabs[0].snapshot()).toMatchObject({ id: next, status: 'active', verifying: false });
    expect(tabs[0].shown.filter((one) => one.includes('verifying'))).toEqual([]);
  });

  it('ignores a state of the former session that arrives late', async () => {
    const { server, tabs, hold } = await threeTabs({ streams: false });
    const release = hold();
    void tabs[0].session.refresh();
    await settle();
    const late = hold();
    const next = server.signIn();
    tabs[1].session.signedIn();
    await late();
    expect(tabs[0].snapshot().id).toBe(next);
    await release();
    expect(tabs[0].snapshot()).toMatchObject({ id: next, status: 'active' });
  });

  it('ignores the end of the former session that its stream reports late', async () => {
    const { server, tabs, pass, holdStreams } = await threeTabs();
    const release = holdStreams();
    const next = server.signIn();
    tabs[1].session.signedIn();
    await settle();
    expect(tabs[0].snapshot()).toMatchObject({ id: next, status: 'active' });
    await release();
    await pass(1);
    expect(tabs[0].snapshot()).toMatchObject({ id: next, status: 'active' });
    expect(tabs[0].shown.filter((one) => one.includes('verifying'))).toEqual([]);
  });
});
