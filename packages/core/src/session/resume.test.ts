import { describe, expect, it } from 'vitest';
import { browser, snapshots } from '../../test/browser.ts';
import type { SessionOptions } from '../create-session.ts';
import type { TabMessage } from '../state/index.ts';
import { memoryTabs } from '../testing/memory-tabs.ts';

const policy = { idle: '60s', max: '10m', warn: '20s' };

describe('signing in again, without a server', () => {
  /** Three tabs of one person, in one session. */
  function three(options?: SessionOptions) {
    const world = browser({ policy });
    const first = world.open(options);
    first.session.signedIn({ account: 'p' });
    const tabs = [first, world.open(options), world.open(options)] as const;
    return { ...world, tabs, id: first.snapshot().id as string };
  }

  it('goes on in all tabs if the person signs in again in one, with fresh limits', async () => {
    const { clock, tabs, id } = three();
    clock.advance(60_000);
    expect(snapshots(tabs)).toMatchObject(tabs.map(() => ({ id, account: 'p', status: 'ended', reason: 'idle' })));
    clock.advance(120_000);
    tabs[1].session.signedIn({ account: 'p' });
    const next = tabs[1].snapshot().id as string;
    expect(next > id).toBe(true);
    expect(snapshots(tabs)).toMatchObject(
      tabs.map(() => ({ id: next, account: 'p', status: 'active', reason: null, replaced: false })),
    );
    for (const tab of tabs) expect(tab.session.getDeadlines()).toMatchObject({ idleAt: 1_240_000, maxAt: 1_780_000 });
    await tabs[0].session.extend();
    clock.advance(60_000);
    await null;
    for (const tab of tabs) expect(tab.onEnded.mock.calls).toEqual([[{ reason: 'idle' }], [{ reason: 'idle' }]]);
  });

  it.each(['q', undefined])('stays ended in the other tabs if the account is then %s', (account) => {
    const { clock, tabs, id } = three();
    clock.advance(60_000);
    tabs[1].session.signedIn(account ? { account } : {});
    expect(tabs[1].snapshot()).toMatchObject({ status: 'active', account: account ?? null });
    for (const tab of [tabs[0], tabs[2]])
      expect(tab.snapshot()).toMatchObject({ id, account: 'p', status: 'ended', reason: 'idle', replaced: true });
    tabs[1].session.signedIn({ account: 'p' });
    expect(snapshots(tabs)).toMatchObject(tabs.map(() => ({ status: 'active', account: 'p' })));
    clock.advance(60_000);
    expect(snapshots(tabs)).toMatchObject(tabs.map(() => ({ status: 'ended', replaced: false })));
  });

  it.each(['signed-out', 'revoked', 'policy'] as const)('stays ended after an end with the reason %s', (reason) => {
    const { tabs, id } = three();
    tabs[0].session.signOut(reason);
    tabs[1].session.signedIn({ account: 'p' });
    for (const tab of [tabs[0], tabs[2]])
      expect(tab.snapshot()).toMatchObject({ id, status: 'ended', reason, replaced: true });
  });

  it('goes on if the person signs in again before the end, and keeps what is under way', async () => {
    const { clock, tabs } = three();
    const release = tabs[0].session.hold('upload');
    for (let time = 0; time < 59; time++) {
      void tabs[2].session.extend();
      clock.advance(10_000);
    }
    expect(tabs[0].snapshot()).toMatchObject({ status: 'warning', limit: 'max', holds: ['upload'] });
    for (const tab of tabs) tab.shown.length = 0;
    tabs[1].session.signedIn({ account: 'p' });
    for (const tab of tabs) expect(tab.shown).toEqual(['active p']);
    expect(tabs[0].snapshot()).toMatchObject({ holds: ['upload'], maxAt: 2_190_000 });
    release();
    await null;
    for (const tab of tabs) expect(tab.onEnded).not.toHaveBeenCalled();
  });

  it('ends as superseded if another person signs in before the end', () => {
    const { tabs } = three();
    tabs[1].session.hold('upload');
    tabs[1].session.signedIn({ account: 'q' });
    expect(tabs[1].snapshot()).toMatchObject({ status: 'active', account: 'q', holds: [] });
    for (const tab of [tabs[0], tabs[2]])
      expect(tab.snapshot()).toMatchObject({ status: 'ended', reason: 'superseded', account: 'p' });
  });

  it('drops what was under way when the session ended', () => {
    const { clock, tabs } = three();
    tabs[1].session.hold('upload', { limitMs: 1_000 });
    tabs[0].session.hold('video', { limitMs: 3_600_000 });
    for (let time = 0; time < 60; time++) clock.advance(10_000);
    expect(tabs[0].snapshot()).toMatchObject({ status: 'ended', reason: 'max' });
    tabs[2].session.signedIn({ account: 'p' });
    expect(snapshots(tabs)).toMatchObject(tabs.map(() => ({ status: 'active', holds: [] })));
  });

  it('changes nothing when facts of the former session arrive late', () => {
    const { clock, tabs, storage } = three();
    const late = storage.read() as TabMessage;
    clock.advance(60_000);
    const ended = storage.read() as TabMessage;
    tabs[0].session.signedIn({ account: 'p' });
    const before = snapshots(tabs);
    for (const message of [late, ended, { ...late, facts: { ...late.facts, lastActivityAt: 1_059_000 } }]) {
      storage.write(message);
      for (const tab of tabs) tab.resume();
      expect(snapshots(tabs)).toEqual(before);
      expect(storage.read()).toMatchObject({ facts: { id: before[0]?.id } });
    }
  });

  it('goes on in a tab that was stopped, suspended, or receives no messages', () => {
    const { clock, tabs, open } = three();
    const isolated = open({ tabs: memoryTabs() });
    tabs[0].stop();
    tabs[2].suspend();
    clock.advance(60_000);
    tabs[1].session.signedIn({ account: 'p' });
    tabs[0].session.start();
    tabs[2].resume();
    isolated.resume();
    const next = { status: 'active', id: tabs[1].snapshot().id };
    expect(snapshots([...tabs, isolated])).toMatchObject([next, next, next, next]);
  });

  it('keeps no content after a sign-out that it learns of late', () => {
    const { clock, tabs } = three();
    clock.advance(60_000);
    tabs[0].suspend();
    tabs[1].session.signedIn({ account: 'p' });
    tabs[1].session.signOut();
    tabs[0].resume();
    expect(tabs[0].snapshot()).toMatchObject({ status: 'ended', reason: 'signed-out', id: tabs[1].snapshot().id });
  });

  it('refuses a tag that is empty or longer than 64 characters, and keeps the session', () => {
    const { tabs, id } = three();
    for (const account of ['', 'x'.repeat(65)])
      expect(() => tabs[0].session.signedIn({ account })).toThrow('session.signedIn needs an account of 1 to 64');
    expect(tabs[0].snapshot()).toMatchObject({ id, account: 'p', status: 'active' });
    tabs[0].session.signedIn({ account: 'x'.repeat(64) });
    expect(tabs[0].snapshot().account).toHaveLength(64);
  });
});
