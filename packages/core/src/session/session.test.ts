import { describe, expect, it } from 'vitest';
import { browser } from '../../test/browser.ts';
import type { StorageAdapter } from '../ports.ts';
import { memoryTabs } from '../testing/memory-tabs.ts';

const policy = { idle: '60s', max: '10m', warn: '20s' };

/** Storage that the browser denies. */
const BLOCKED: StorageAdapter = { read: () => null, write() {} };

describe('a session in several tabs, without a server', () => {
  it('stays active in all tabs through activity in one', () => {
    const { clock, open } = browser({ policy });
    const [a, b] = [open(), open()];
    for (let second = 0; second < 120; second++) {
      a.input();
      clock.advance(1_000);
    }
    expect([a.status(), b.status()]).toEqual(['active', 'active']);
    expect(b.onWarning).not.toHaveBeenCalled();
  });

  it('warns and ends in every tab at the deadline, and calls back once each', async () => {
    const { clock, open } = browser({ policy });
    const [a, b] = [open(), open()];
    clock.advance(40_000);
    expect([a.status(), b.status()]).toEqual(['warning', 'warning']);
    expect(a.session.getSnapshot()).toMatchObject({ limit: 'idle', endsAt: 1_060_000 });
    clock.advance(19_999);
    expect(a.status()).toBe('warning');
    clock.advance(1);
    for (const tab of [a, b]) {
      expect(tab.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'idle', endsAt: 1_060_000 });
      expect(tab.onWarning.mock.calls).toMatchObject([[{ limit: 'idle' }]]);
      await null;
      expect(tab.onEnded.mock.calls).toEqual([[{ reason: 'idle' }]]);
    }
  });

  it('clears the warning in every tab when one extends, but not by activity', async () => {
    const { clock, open } = browser({ policy });
    const [a, b] = [open(), open()];
    clock.advance(45_000);
    a.input();
    expect([a.status(), b.status()]).toEqual(['warning', 'warning']);
    expect(await b.session.extend()).toBe(true);
    expect([a.status(), b.status()]).toEqual(['active', 'active']);
    clock.advance(39_999);
    expect(a.status()).toBe('active');
    clock.advance(1);
    expect(a.status()).toBe('warning');
    expect(a.onWarning).toHaveBeenCalledTimes(2);
  });

  it('ends at the absolute timeout, which neither activity nor extend moves', async () => {
    const { clock, open } = browser({ policy });
    const tab = open();
    for (let second = 0; second < 580; second++) {
      tab.input();
      clock.advance(1_000);
    }
    expect(tab.session.getSnapshot()).toMatchObject({ status: 'warning', limit: 'max', endsAt: 1_600_000 });
    await tab.session.extend();
    expect(tab.status()).toBe('warning');
    for (let second = 0; second < 20; second++) {
      tab.input();
      clock.advance(1_000);
    }
    expect(tab.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'max' });
    expect(tab.onWarning.mock.calls).toMatchObject([[{ limit: 'max' }]]);
  });

  it('ends in every tab at once on sign-out, also in tabs that open later', () => {
    const { open } = browser({ policy });
    const [a, b] = [open(), open()];
    a.session.signOut();
    expect(b.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'signed-out' });
    expect(open().session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'signed-out' });
  });

  it('shows the same deadlines in a tab that opens later, and does not extend by a reload', () => {
    const { clock, open } = browser({ policy });
    const a = open();
    clock.advance(30_000);
    const late = open();
    expect(late.session.getDeadlines()).toEqual({ idleAt: 1_060_000, maxAt: 1_600_000, endsAt: 1_060_000 });
    expect(a.session.getDeadlines()).toEqual(late.session.getDeadlines());
    late.stop();
    a.stop();
    clock.advance(20_000);
    expect(open().status()).toBe('warning');
    clock.advance(20_000);
    expect(open().session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'idle' });
  });

  it('ends in a tab that slept past the deadline, and the first key does not make it active again', async () => {
    const { clock, open } = browser({ policy });
    const tab = open();
    clock.sleep(61_000);
    tab.input();
    expect(tab.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'idle' });
    tab.input();
    await null;
    expect(tab.onEnded).toHaveBeenCalledTimes(1);
  });

  it('ends at the first timer after a sleep, half a minute later at most', () => {
    const { clock, open } = browser({ policy });
    const tab = open();
    clock.sleep(3_600_000);
    clock.advance(30_000);
    expect(tab.status()).toBe('ended');
  });

  it('stays active in a tab that slept without messages while another was active', () => {
    const { clock, storage, open } = browser({ policy });
    const isolated = open({ tabs: memoryTabs() });
    const busy = open();
    for (let second = 0; second < 90; second++) {
      busy.input();
      clock.sleep(1_000);
    }
    expect(storage.read()).toMatchObject({ facts: { lastActivityAt: 1_089_000 } });
    isolated.resume();
    expect(isolated.status()).toBe('active');
    expect(isolated.onWarning).not.toHaveBeenCalled();
    expect(isolated.onEnded).not.toHaveBeenCalled();
  });

  it('closes the channel while suspended, and catches up on resume even if storage is blocked', async () => {
    const { storage, open } = browser({ policy });
    let blocked = false;
    const a = open({ storage: { ...storage, read: () => (blocked ? null : storage.read()) } });
    const b = open();
    blocked = true;
    a.suspend();
    b.session.signOut();
    expect(a.status()).toBe('active');
    a.resume();
    expect(a.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'signed-out' });
    await null;
    expect(a.onEnded.mock.calls).toEqual([[{ reason: 'signed-out' }]]);
  });

  it('begins a new session after a sign-in, and ends tabs that still show the previous one', () => {
    const { open } = browser({ policy });
    const [a, b] = [open(), open()];
    const first = a.session.getSnapshot().id;
    a.session.signedIn();
    expect(a.status()).toBe('active');
    expect(a.session.getSnapshot().id).not.toBe(first);
    expect(b.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'superseded', id: first });
    expect(open().session.getSnapshot().id).toBe(a.session.getSnapshot().id);
  });

  it('joins the session of other tabs if storage is blocked, and keeps all of them', () => {
    const { clock, open } = browser({ policy });
    const a = open({ storage: BLOCKED });
    clock.advance(5_000);
    const b = open({ storage: BLOCKED });
    expect(b.session.getSnapshot().id).toBe(a.session.getSnapshot().id);
    expect([a.status(), b.status()]).toEqual(['active', 'active']);
    clock.advance(25_000);
    b.input();
    clock.advance(35_000);
    expect(a.status()).toBe('active');
    a.session.signOut();
    expect(b.session.getSnapshot().reason).toBe('signed-out');
    expect(open({ storage: BLOCKED }).status()).toBe('ended');
  });

  it('keeps the session if the app clears its storage and another tab opens', () => {
    for (const [isCleared, isSignedIn] of [true, false].flatMap((one) => [true, false].map((other) => [one, other]))) {
      const { clock, storage, open } = browser({ policy });
      const [b, a] = [open(), open()];
      if (isSignedIn) a.session.signedIn();
      if (isSignedIn) b.session.refresh();
      clock.advance(5_000);
      if (isCleared) storage.write(null as never);
      const c = open();
      const state = `cleared: ${isCleared}, signed in: ${isSignedIn}`;
      expect(c.session.getSnapshot().id, state).toBe(a.session.getSnapshot().id);
      expect([a.status(), c.status()], state).toEqual(['active', 'active']);
      expect(b.status()).toBe(isSignedIn ? 'ended' : 'active');
      expect(a.onEnded).not.toHaveBeenCalled();
    }
  });

  it('ends on time, also if a page opens after the deadline while storage is blocked', () => {
    const { clock, open } = browser({ policy });
    const asleep = open({ storage: BLOCKED });
    clock.sleep(120_000);
    const late = open({ storage: BLOCKED });
    asleep.resume();
    clock.advance(1_000);
    expect(asleep.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'idle' });
    expect(late.status()).toBe('ended');
  });

  it('keeps a policy that another tab has set when a page returns whose id is smaller', () => {
    const { clock, open } = browser({ policy });
    const first = open({ storage: BLOCKED });
    first.suspend();
    clock.advance(5_000);
    const [x, y] = [open({ storage: BLOCKED }), open({ storage: BLOCKED })];
    x.session.setPolicy({ idleMs: 90_000, maxMs: 600_000, warnMs: 20_000 });
    clock.advance(2_000);
    first.resume();
    for (const tab of [first, x, y]) expect(tab.session.getSnapshot().policy?.idleMs).toBe(90_000);
  });

  it('writes its facts again after the app has cleared its storage, also the end', () => {
    const { clock, storage, open } = browser({ policy });
    const tab = open();
    storage.write(null as never);
    clock.advance(30_000);
    expect(storage.read()).toMatchObject({ facts: { id: tab.session.getSnapshot().id } });
    tab.session.signOut();
    storage.write(null as never);
    tab.resume();
    expect(open().session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'signed-out' });
  });

  it('takes over the policy of a page that joins', () => {
    const { clock, open } = browser({ policy });
    const a = open({ storage: BLOCKED });
    clock.advance(5_000);
    open({ storage: BLOCKED, policy: { idle: '5m', max: '10m', warn: '20s' } });
    expect(a.session.getSnapshot().policy?.idleMs).toBe(300_000);
  });

  it('announces a warning once if it goes on with the policy of the page that joins', () => {
    const { clock, open } = browser({ policy });
    const a = open({ storage: BLOCKED });
    a.suspend();
    const b = open({ storage: BLOCKED });
    b.session.setPolicy({ idleMs: 300_000, maxMs: 600_000, warnMs: 20_000 });
    b.suspend();
    clock.advance(1_000);
    const c = open({ storage: BLOCKED });
    clock.advance(40_000);
    b.resume();
    expect(c.session.getSnapshot()).toMatchObject({ status: 'warning', id: b.session.getSnapshot().id });
    expect(c.onWarning).toHaveBeenCalledTimes(1);
  });

  it('announces no warning of the stored policy in a page that opens with another', () => {
    const { clock, open } = browser({ policy });
    open();
    clock.advance(45_000);
    const late = open({ policy: { idle: '5m', max: '10m', warn: '20s' } });
    expect(late.status()).toBe('active');
    expect(late.onWarning).not.toHaveBeenCalled();
  });

  it('shows in an ended page that a session has begun in another tab, and that it has ended', () => {
    const { open } = browser({ policy });
    const [a, b] = [open(), open()];
    a.session.signOut();
    expect(b.session.getSnapshot()).toMatchObject({ reason: 'signed-out', replaced: false });
    a.session.signedIn();
    expect(b.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'signed-out', replaced: true });
    expect(a.session.getSnapshot().replaced).toBe(false);
    a.session.signOut();
    expect(b.session.getSnapshot().replaced).toBe(false);
  });

  it('refuses an id that does not sort after the ones before, and keeps the session', () => {
    const { open } = browser({ policy });
    const tab = open();
    // A sign-in replaces what the page began by itself, whatever its id is.
    tab.session.signedIn({ id: '00000000-0000-7000-8000-000000000001' });
    const { id } = tab.session.getSnapshot();
    expect(id).toBe('00000000-0000-7000-8000-000000000001');
    for (const wrong of [
      id as string,
      '00000000-0000-7000-8000-000000000000',
      'b5f7e1d6-3f43-4bd4-8f2b-1f2f5d2f4a11',
      'z',
    ])
      expect(() => tab.session.signedIn({ id: wrong })).toThrow('session.signedIn needs a UUIDv7');
    expect(tab.session.getSnapshot()).toMatchObject({ status: 'active', id });
    expect(() => tab.session.signedIn({ id: '' })).toThrow('session.signedIn needs a UUIDv7');
    const later = '0fffffff-0000-7000-8000-000000000000';
    tab.session.signedIn({ id: later });
    expect(tab.session.getSnapshot()).toMatchObject({ status: 'active', id: later });
  });

  it('makes no ended session active again by late facts', () => {
    const { tabs, storage, open } = browser({ policy });
    const tab = open();
    const late = storage.read();
    tab.session.signOut();
    tabs.adapter.connect(() => {}).post(late as never);
    expect(tab.status()).toBe('ended');
    expect(storage.read()).toMatchObject({ facts: { ended: { reason: 'signed-out' } } });
  });

  it('repairs the stored facts when a tab that missed the end overwrote it', () => {
    const { tabs, storage, open } = browser({ policy });
    const a = open();
    const active = storage.read() as never;
    const endedFacts = { ...(active as { facts: object }).facts, ended: { reason: 'signed-out', at: 1_000_000 } };
    storage.write(active);
    tabs.adapter.connect(() => {}).post({ ...(active as object), facts: endedFacts } as never);
    expect(a.status()).toBe('ended');
    expect(storage.read()).toMatchObject({ facts: { ended: { reason: 'signed-out' } } });
  });
});
