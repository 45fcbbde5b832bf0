import { describe, expect, it } from 'vitest';
import { browser } from '../../test/browser.ts';
import { createSession, type SessionOptions } from '../create-session.ts';

const policy = { idle: '60s', max: '10m', warn: '20s' };

describe('life cycle', () => {
  it('continues when started, stopped and started, as StrictMode does', () => {
    const { clock, open } = browser({ policy });
    const tab = open();
    tab.stop();
    const stop = tab.session.start();
    clock.advance(40_000);
    expect(tab.status()).toBe('warning');
    expect(tab.onWarning).toHaveBeenCalledTimes(1);
    stop();
    stop();
    clock.advance(40_000);
    expect(tab.onEnded).not.toHaveBeenCalled();
  });

  it('runs until the last of several starts is stopped', async () => {
    const { clock, open } = browser({ policy });
    const tab = open();
    tab.session.start();
    tab.stop();
    tab.stop();
    clock.advance(60_000);
    await null;
    expect(tab.onEnded).toHaveBeenCalledTimes(1);
  });

  it('is pending before it is started', () => {
    const { clock, tabs, storage } = browser({ policy });
    const session = createSession({ policy, clock, tabs, storage, activity: [], page: () => () => {} });
    expect(session.getSnapshot().status).toBe('pending');
    expect(session.getDeadlines()).toBeNull();
  });

  it('ends once when onWarning itself ends the session', async () => {
    const { clock, open } = browser({ policy });
    const tab = open({ onWarning: () => tab.session.signOut() });
    clock.advance(40_000);
    expect(tab.session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'signed-out' });
    await null;
    expect(tab.onEnded).toHaveBeenCalledTimes(1);
  });

  it.each([
    [{}, /createSession needs a policy or a server/],
    [{ policy: { idle: '2h', max: '1h' } }, /policy needs warn < idle <= max <= 7 days/],
    [{ policy: { idle: '5m', max: '1h', warn: '5m' } }, /policy needs warn < idle/],
    [{ policy: { idle: '5m', max: '8d' } }, /max <= 7 days/],
    [{ policy: { iddle: '15m', max: '1h' } }, /policy has no option "iddle"/],
    [{ policy: { idle: '15m', max: '1h' }, onWarn: () => {} }, /createSession has no option "onWarn"/],
    [{ policy: { idle: '15m', max: { hour: 1 } } }, /{"hour":1} is not a duration/],
    [{ policy: { idle: 'soon', max: '1h' } }, /"soon" is not a duration/],
  ])('throws an error with the remedy for %j', (options, sentence) => {
    expect(() => createSession(options as SessionOptions)).toThrow(sentence);
  });

  it('warns two minutes before, or after half of a shorter idle timeout', () => {
    const warn = (idle: string) => {
      const { open } = browser({ policy });
      return open({ policy: { idle, max: '12h' } }).session.getSnapshot().policy?.warnMs;
    };
    expect(warn('15m')).toBe(120_000);
    expect(warn('3m')).toBe(90_000);
  });
});
