import { describe, expect, it } from 'vitest';
import { gate, snapshots } from '../../test/browser.ts';
import { count } from '../../test/browser-with-server.ts';
import { settle } from '../../test/settle.ts';
import { claim, threeTabs } from '../../test/three-tabs.ts';
import { serverSync } from './server-sync.ts';

describe('signing in again, with a server', () => {
  it.each([true, false])('goes on in all tabs if the person signs in again: streams %s', async (streams) => {
    const { clock, server, tabs, pass, sid } = await threeTabs({ streams });
    await pass(60);
    expect(snapshots(tabs)).toMatchObject(tabs.map(() => ({ id: sid, status: 'ended', reason: 'idle' })));
    await pass(100);
    const streamsBefore = count(server.requests, 'events');
    const next = server.signIn();
    tabs[1].session.signedIn();
    expect(tabs[1].snapshot().status).toBe('pending');
    await settle();
    expect(snapshots(tabs)).toMatchObject(
      tabs.map(() => ({ id: next, account: 'user', status: 'active', verifying: false, replaced: false })),
    );
    for (const tab of tabs)
      expect(tab.session.getDeadlines()).toMatchObject({ idleAt: clock.now() + 60_000, maxAt: clock.now() + 600_000 });
    await pass(2);
    expect(count(server.requests, 'events') - streamsBefore).toBe(streams ? 1 : 0);
    server.end('revoked');
    await pass(16);
    expect(snapshots(tabs)).toMatchObject(tabs.map(() => ({ id: next, status: 'ended', reason: 'revoked' })));
    for (const tab of tabs) expect(tab.onEnded.mock.calls).toEqual([[{ reason: 'idle' }], [{ reason: 'revoked' }]]);
  });

  it.each([true, false])(
    'asks again if a page that opens is answered about the former session: stored %s',
    async (isStored) => {
      const { server, tabs, pass, open, storage } = await threeTabs();
      await pass(60);
      if (!isStored) storage.write(null as never);
      const { promise, release } = gate();
      const slow = serverSync({
        ...server.transport,
        async state(signal) {
          const reply = await server.transport.state(signal);
          await promise;
          return reply;
        },
      });
      const opened = open({ server: slow });
      const next = server.signIn();
      tabs[1].session.signedIn();
      await settle();
      await release();
      expect(snapshots([...tabs, opened])).toMatchObject(
        [...tabs, opened].map(() => ({ id: next, status: 'active', verifying: false })),
      );
    },
  );

  it('stays ended in the other tabs if another person signs in', async () => {
    const { server, tabs, pass, sid } = await threeTabs();
    await pass(60);
    server.signIn('another');
    tabs[1].session.signedIn();
    await settle();
    expect(tabs[1].snapshot()).toMatchObject({ status: 'active', account: 'another' });
    for (const tab of [tabs[0], tabs[2]])
      expect(tab.snapshot()).toMatchObject({ id: sid, account: 'user', reason: 'idle', replaced: true });
    await pass(30);
    expect(tabs[0].shown.join()).not.toContain('another');
  });

  it('stays ended after a sign-out, although the same person signs in again', async () => {
    const { server, tabs } = await threeTabs();
    tabs[0].session.signOut();
    server.signIn();
    tabs[1].session.signedIn();
    await settle();
    for (const tab of [tabs[0], tabs[2]])
      expect(tab.snapshot()).toMatchObject({ status: 'ended', reason: 'signed-out', replaced: true });
  });

  it('goes on before the end, and shows the tab that signs in as verifying until the answer', async () => {
    const { server, tabs, hold } = await threeTabs();
    const release = hold();
    const next = server.signIn();
    tabs[1].session.signedIn();
    expect(tabs[1].snapshot()).toMatchObject({ status: 'active', verifying: true });
    await settle();
    expect(tabs[1].snapshot()).toMatchObject({ status: 'active', verifying: true });
    await release();
    expect(snapshots(tabs)).toMatchObject(tabs.map(() => ({ id: next, status: 'active', verifying: false })));
    for (const tab of tabs) expect(tab.onEnded).not.toHaveBeenCalled();
  });

  it('asks again for five seconds if the end of the former session arrives before the cookie', async () => {
    const { server, tabs, pass, answer, sid } = await threeTabs();
    answer({ ended: 'superseded' });
    const next = server.signIn();
    await settle();
    expect(tabs[0].snapshot()).toMatchObject({ id: sid, status: 'active', verifying: true });
    for (const tab of tabs.slice(1)) expect(tab.snapshot()).toMatchObject({ status: 'active', verifying: false });
    await pass(4);
    expect(tabs[0].snapshot()).toMatchObject({ id: sid, status: 'active', verifying: true });
    answer(null);
    await pass(1);
    expect(snapshots(tabs)).toMatchObject(tabs.map(() => ({ id: next, status: 'active', verifying: false })));
    for (const tab of tabs) expect(tab.onEnded).not.toHaveBeenCalled();
  });

  it('ends as superseded if the next session is not known after five seconds', async () => {
    const { server, tabs, pass, answer } = await threeTabs();
    answer({ ended: 'superseded' });
    server.signIn();
    const before = count(server.requests, 'state');
    await pass(6);
    expect(tabs[0].snapshot()).toMatchObject({ status: 'ended', reason: 'superseded', verifying: false });
    expect(count(server.requests, 'state') - before).toBeLessThanOrEqual(18);
    await pass(30);
    for (const tab of tabs) expect(tab.snapshot()).toMatchObject({ status: 'ended', reason: 'superseded' });
    expect(count(server.requests, 'state') - before).toBeLessThanOrEqual(36);
  });

  it('ends as superseded at once if the person is not known', async () => {
    const { tabs, answer } = await threeTabs({ streams: false, isAnonymous: true });
    expect(tabs[0].snapshot().account).toBeNull();
    answer({ ended: 'superseded' });
    await tabs[0].session.refresh();
    expect(tabs[0].snapshot()).toMatchObject({ status: 'ended', reason: 'superseded' });
  });

  it('asks again after its end until the server is reachable, if the same person has signed in', async () => {
    const world = await threeTabs();
    const { server, tabs, pass } = world;
    await pass(60);
    server.away = true;
    const next = server.signIn();
    claim(world, next, 'user');
    await pass(10);
    expect(tabs[0].snapshot()).toMatchObject({ status: 'ended', reason: 'idle' });
    server.away = false;
    await pass(15);
    expect(snapshots(tabs)).toMatchObject(tabs.map(() => ({ id: next, status: 'active' })));
  });

  it('shows the end again if the server has no session after a sign-in', async () => {
    const { tabs, pass, sid } = await threeTabs();
    await pass(60);
    tabs[1].session.signedIn();
    tabs[1].session.signedIn();
    expect(tabs[1].snapshot().status).toBe('pending');
    await settle();
    expect(tabs[1].snapshot()).toMatchObject({ id: sid, status: 'ended', reason: 'idle', account: 'user' });
    expect(tabs[1].onEnded).toHaveBeenCalledTimes(1);
  });

  it('goes on with the last of two sign-ins', async () => {
    const { server, tabs } = await threeTabs();
    server.signIn();
    tabs[1].session.signedIn();
    const last = server.signIn();
    tabs[2].session.signedIn();
    await settle();
    expect(snapshots(tabs)).toMatchObject(tabs.map(() => ({ id: last, status: 'active', verifying: false })));
  });

  it('goes on in a page that returns from the back/forward cache, and in one that opens later', async () => {
    const { server, tabs, open, pass } = await threeTabs();
    tabs[0].suspend();
    await pass(60);
    const reopened = open();
    await settle();
    expect(reopened.snapshot()).toMatchObject({ status: 'ended', reason: 'idle', account: 'user' });
    const next = server.signIn();
    tabs[1].session.signedIn();
    await settle();
    tabs[0].resume();
    await settle();
    expect(snapshots([...tabs, reopened])).toMatchObject(
      [...tabs, reopened].map(() => ({ id: next, status: 'active', verifying: false })),
    );
  });

  it('goes on in a page whose own answer was lost before the end', async () => {
    const { server, open, pass, tabs } = await threeTabs();
    server.away = true;
    const late = open();
    await pass(62);
    expect(late.snapshot()).toMatchObject({ status: 'ended', reason: 'idle' });
    server.away = false;
    const next = server.signIn();
    tabs[1].session.signedIn();
    await settle();
    expect(late.snapshot()).toMatchObject({ id: next, status: 'active' });
  });

  it('shows no account for a task if it is not known with which cookie the page was opened', async () => {
    const { clock, server, answer, open, pass } = await threeTabs({ streams: false });
    answer({ ended: 'superseded' });
    const late = open();
    await settle();
    const held = late.shown.at(-1);
    answer(null);
    const next = server.signIn();
    await pass(1);
    expect(late.snapshot()).toMatchObject({ id: next, account: null, verifying: false });
    clock.advance(0);
    expect(late.snapshot()).toMatchObject({ id: next, account: 'user' });
    expect([held, ...late.shown.slice(-2)]).toEqual(['active user verifying', 'active ', 'active user']);
  });

  it('shows no account for a task either if such a page signs in itself', async () => {
    const { clock, server, open } = await threeTabs({ streams: false });
    server.away = true;
    const late = open();
    await settle();
    server.away = false;
    const next = server.signIn();
    late.session.signedIn();
    await settle();
    clock.advance(0);
    expect(late.snapshot()).toMatchObject({ id: next, account: 'user' });
    expect(late.shown.slice(-2)).toEqual(['active ', 'active user']);
  });

  it('has the account at once if the first request of a page names a later session than storage', async () => {
    const { server, open } = await threeTabs({ streams: false });
    const next = server.signIn();
    const late = open();
    await settle();
    expect(late.snapshot()).toMatchObject({ id: next, account: 'user' });
    expect(late.shown).toEqual(['active user', 'active user']);
  });

  it('follows the next session by its stream, and no longer by that of the former one', async () => {
    const { server, tabs, pass } = await threeTabs();
    server.signIn();
    await pass(2);
    server.setPolicy({ idle: '90s', max: '10m', warn: '20s' });
    await settle();
    for (const tab of tabs) expect(tab.snapshot().policy?.idleMs).toBe(90_000);
  });
});
