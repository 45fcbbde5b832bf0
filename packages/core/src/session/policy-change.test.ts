import { describe, expect, it } from 'vitest';
import { browser } from '../../test/browser.ts';
import { createSession } from '../create-session.ts';

const policy = { idle: '60s', max: '10m', warn: '20s' };

describe('a policy that changes, without a server', () => {
  const longer = { idleMs: 300_000, maxMs: 3_600_000, warnMs: 20_000 };

  it('applies at once in every tab, and in tabs that open later with it', () => {
    const { clock, open } = browser({ policy });
    const [a, b] = [open(), open()];
    clock.advance(30_000);
    a.session.setPolicy(longer);
    for (const tab of [a, b]) expect(tab.session.getDeadlines()?.idleAt).toBe(1_300_000);
    clock.advance(200_000);
    const c = open({ policy: { idle: '5m', max: '1h', warn: '20s' } });
    for (const tab of [a, b, c]) {
      expect(tab.status()).toBe('active');
      expect(tab.session.getSnapshot().policy).toMatchObject(longer);
    }
  });

  it('is that of the release that was opened last, in tabs of the earlier one too', () => {
    const { clock, open } = browser({ policy });
    const old = open();
    clock.advance(30_000);
    const next = open({ policy: { idle: '5m', max: '1h', warn: '20s' } });
    expect(old.session.getSnapshot().policy).toMatchObject(longer);
    clock.advance(100_000);
    expect([old.status(), next.status()]).toEqual(['active', 'active']);
    const again = open({ policy: { idle: '5m', max: '1h', warn: '20s' } });
    expect(again.session.getSnapshot().policy?.version).toBe(next.session.getSnapshot().policy?.version);
  });

  it('warns at once, and ends, if it is shorter than the time that has passed', async () => {
    const { clock, open } = browser({ policy });
    const tab = open();
    clock.advance(30_000);
    tab.session.setPolicy({ idleMs: 40_000, maxMs: 600_000, warnMs: 15_000 });
    expect(tab.status()).toBe('warning');
    clock.advance(10_000);
    await null;
    expect(tab.onEnded.mock.calls).toEqual([[{ reason: 'idle' }]]);
  });

  it('leaves an ended session ended, and applies to the next', () => {
    const { clock, open } = browser({ policy });
    const tab = open();
    clock.advance(60_000);
    tab.session.setPolicy(longer);
    expect(tab.session.getSnapshot()).toMatchObject({ status: 'ended', policy: { idleMs: 60_000 } });
    tab.session.signedIn();
    expect(tab.session.getSnapshot()).toMatchObject({ status: 'active', policy: longer });
  });

  it('applies to the next session in a tab that did not set it', () => {
    const { open } = browser({ policy });
    const [a, b] = [open(), open()];
    a.session.setPolicy(longer);
    b.session.signOut();
    b.session.signedIn();
    expect(b.session.getSnapshot()).toMatchObject({ status: 'active', policy: longer });
  });

  it('is rejected if it contradicts itself, or if a server has the policy', () => {
    const { open } = browser({ policy });
    const tab = open();
    for (const wrong of [
      { idleMs: 5 },
      { warnMs: 300_000 },
      { maxMs: Number.NaN },
      { warnMs: -1 },
      { maxMs: 604_800_001 },
      { idleMs: 300_000.5 },
    ])
      expect(() => tab.session.setPolicy({ ...longer, ...wrong })).toThrow('0 <= warnMs < idleMs <= maxMs');
    expect(tab.session.getSnapshot().policy?.idleMs).toBe(60_000);
    const withServer = createSession({ server: '/curfew/v1' });
    expect(() => withServer.setPolicy(longer)).toThrow('must not be used with a server');
  });
});
