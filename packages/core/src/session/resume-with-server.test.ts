import { describe, expect, it } from 'vitest';
import { browser, gate, snapshots } from '../../test/browser.ts';
import { count, serverBeside } from '../../test/browser-with-server.ts';
import { settle } from '../../test/settle.ts';
import type { ServerReply } from '../ports.ts';
import type { TabMessage } from '../state/index.ts';
import { serverSync } from './server-sync.ts';

describe('signing in again, with a server', () => {
  /** Three tabs of one person. Replies can be replaced, or held back until `release` is called. */
  async function three({ streams = true, isAnonymous = false } = {}) {
    const world = browser();
    const server = serverBeside(world.clock);
    let held: Promise<unknown> | null = null;
    let heldStreams: Promise<unknown> | null = null;
    let instead: ServerReply | null = null;
    const reply = async (answer: Promise<ServerReply>) => {
      const wait = held;
      const known = instead ?? (await answer);
      await wait;
      if (isAnonymous && 'state' in known) delete (known.state as { account?: string }).account;
      return known;
    };
    const { transport } = server;
    const link = serverSync({
      ...transport,
      state: (signal) => reply(transport.state(signal)),
      heartbeat: (beat, signal) => reply(transport.heartbeat(beat, signal)),
      events: streams
        ? async (...request) => {
            const known = instead ?? ((await transport.events?.(...request)) as ServerReply);
            await heldStreams;
            return known;
          }
        : (undefined as never),
    });
    const open = () => world.open({ server: link });
    const tabs = [open(), open(), open()] as const;
    await settle();
    await world.pass(1);
    const { sid } = server.session();
    return {
      ...world,
      open,
      server,
      tabs,
      sid,
      /** What the server answers, whatever it knows. */
      answer(next: ServerReply | null) {
        instead = next;
      },
      /** Holds back the replies to requests from now on. */
      hold() {
        const { promise, release } = gate();
        held = promise;
        return () => {
          held = null;
          return release();
        };
      },
      /** Holds back the ends of streams. */
      holdStreams() {
        const { promise, release } = gate();
        heldStreams = promise;
        return release;
      },
    };
  }

  it.each([true, false])('goes on in all tabs if the person signs in again: streams %s', async (streams) => {
    const { clock, server, tabs, pass, sid } = await three({ streams });
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

  it('stays ended in the other tabs if another person signs in', async () => {
    const { server, tabs, pass, sid } = await three();
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
    const { server, tabs } = await three();
    tabs[0].session.signOut();
    server.signIn();
    tabs[1].session.signedIn();
    await settle();
    for (const tab of [tabs[0], tabs[2]])
      expect(tab.snapshot()).toMatchObject({ status: 'ended', reason: 'signed-out', replaced: true });
  });

  it('goes on before the end, and shows the tab that signs in as verifying until the answer', async () => {
    const { server, tabs, hold } = await three();
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
    const { server, tabs, pass, answer, sid } = await three();
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
    const { server, tabs, pass, answer } = await three();
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
    const { tabs, answer } = await three({ streams: false, isAnonymous: true });
    expect(tabs[0].snapshot().account).toBeNull();
    answer({ ended: 'superseded' });
    await tabs[0].session.refresh();
    expect(tabs[0].snapshot()).toMatchObject({ status: 'ended', reason: 'superseded' });
  });

  /** Another tab has a later session, and this one has not asked yet. */
  function claim({ storage, tabs, clock }: Awaited<ReturnType<typeof three>>, id: string, account: string) {
    const record = storage.read() as TabMessage;
    const now = clock.now();
    const facts = { ...record.facts, id, account, startedAt: now, lastActivityAt: now, server: null, ended: null };
    storage.write({ ...record, now, facts });
    for (const tab of tabs) tab.resume();
  }

  it('covers the page from the message of another person until the server has answered', async () => {
    const world = await three({ streams: false });
    const { server, tabs, hold } = world;
    const release = hold();
    claim(world, server.signIn('another'), 'another');
    for (const tab of tabs) expect(tab.snapshot()).toMatchObject({ status: 'active', verifying: true });
    await release();
    for (const tab of tabs) expect(tab.snapshot()).toMatchObject({ status: 'ended', reason: 'superseded' });
  });

  it('stays covered when the answer to an earlier request still names the former session', async () => {
    const world = await three({ streams: false });
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
    const world = await three({ streams: false });
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
    const world = await three({ streams: false });
    const { clock, server, tabs, hold } = world;
    const release = hold();
    clock.sleep(45_000);
    claim(world, server.signIn('another'), 'another');
    for (const tab of tabs) expect(tab.snapshot()).toMatchObject({ account: 'user', verifying: true });
    await release();
    for (const tab of tabs) expect(tab.snapshot()).toMatchObject({ status: 'ended', reason: 'superseded' });
  });

  it('does not cover the page for a message of the same person', async () => {
    const world = await three({ streams: false });
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
    const world = await three({ streams: false });
    const { tabs, sid, storage } = world;
    claim(world, `0fffffff${sid.slice(8)}`, 'another');
    expect(tabs[0].snapshot().verifying).toBe(true);
    await settle();
    for (const tab of tabs) expect(tab.snapshot()).toMatchObject({ id: sid, status: 'active', verifying: false });
    expect(storage.read()).toMatchObject({ facts: { id: sid } });
  });

  it('stays covered while the server is unreachable, and asks again', async () => {
    const world = await three({ streams: false });
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

  it('asks again after its end until the server is reachable, if the same person has signed in', async () => {
    const world = await three();
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

  it('stays ended if the server knows nothing of a later session in storage', async () => {
    const world = await three();
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
    const { server, tabs, storage, open, pass } = await three();
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
    const { server, tabs, hold, answer } = await three({ streams: false });
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
    const { server, tabs, hold } = await three({ streams: false });
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
    const { server, tabs, pass, holdStreams } = await three();
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

  it('shows the end again if the server has no session after a sign-in', async () => {
    const { tabs, pass, sid } = await three();
    await pass(60);
    tabs[1].session.signedIn();
    tabs[1].session.signedIn();
    expect(tabs[1].snapshot().status).toBe('pending');
    await settle();
    expect(tabs[1].snapshot()).toMatchObject({ id: sid, status: 'ended', reason: 'idle', account: 'user' });
    expect(tabs[1].onEnded).toHaveBeenCalledTimes(1);
  });

  it('goes on with the last of two sign-ins', async () => {
    const { server, tabs } = await three();
    server.signIn();
    tabs[1].session.signedIn();
    const last = server.signIn();
    tabs[2].session.signedIn();
    await settle();
    expect(snapshots(tabs)).toMatchObject(tabs.map(() => ({ id: last, status: 'active', verifying: false })));
  });

  it('goes on in a page that returns from the back/forward cache, and in one that opens later', async () => {
    const { server, tabs, open, pass } = await three();
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
    const { server, open, pass, tabs } = await three();
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
    const { clock, server, answer, open, pass } = await three({ streams: false });
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
    const { clock, server, open } = await three({ streams: false });
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
    const { server, open } = await three({ streams: false });
    const next = server.signIn();
    const late = open();
    await settle();
    expect(late.snapshot()).toMatchObject({ id: next, account: 'user' });
    expect(late.shown).toEqual(['active user', 'active user']);
  });

  it('follows the next session by its stream, and no longer by that of the former one', async () => {
    const { server, tabs, pass } = await three();
    server.signIn();
    await pass(2);
    server.setPolicy({ idle: '90s', max: '10m', warn: '20s' });
    await settle();
    for (const tab of tabs) expect(tab.snapshot().policy?.idleMs).toBe(90_000);
  });
});
