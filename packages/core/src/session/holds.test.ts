import { describe, expect, it, vi } from 'vitest';
import { createWorld } from '../testing/world/world.ts';

const policy = { idle: '15m', max: '12h', warn: '2m' };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe.each([{ withServer: false }, { withServer: true }])('a hold, %j', ({ withServer }) => {
  function open(max = '12h') {
    const onWarning = vi.fn();
    const world = createWorld({ policy: { ...policy, max }, withServer, watch: { onWarning } });
    const tabs = [world.open(), world.open()] as const;
    const statuses = () => tabs.map(({ session }) => session.getSnapshot().status);
    return { world, tabs, statuses, onWarning };
  }

  it('prevents the warning in every tab without input, and the idle timeout counts from its release', async () => {
    const { world, tabs, statuses, onWarning } = open();
    await world.pass(MINUTE);
    const release = tabs[0].session.hold('video');
    await world.pass(2 * HOUR + 30_000);
    expect(statuses()).toEqual(['active', 'active']);
    expect(onWarning).not.toHaveBeenCalled();
    await world.act(release);
    await world.pass(13 * MINUTE - 1_000);
    expect(statuses()).toEqual(['active', 'active']);
    await world.pass(2_000);
    expect(statuses()).toEqual(['warning', 'warning']);
    await world.pass(2 * MINUTE);
    expect(statuses()).toEqual(['ended', 'ended']);
  });

  it('never extends the absolute timeout', async () => {
    const { world, tabs, statuses, onWarning } = open('1h');
    await world.pass(MINUTE);
    tabs[0].session.hold('call', { limitMs: 24 * HOUR });
    await world.pass(HOUR);
    expect(statuses()).toEqual(['ended', 'ended']);
    expect(tabs[1].session.getSnapshot().reason).toBe('max');
    expect(onWarning.mock.calls.map(([, limit]) => limit)).toEqual(['max', 'max']);
  });

  it('counts no longer than its limit: four hours by default', async () => {
    const { world, tabs, statuses } = open();
    await world.pass(MINUTE);
    tabs[0].session.hold('forgotten');
    await world.pass(4 * HOUR - 1_000);
    expect(tabs[0].session.getSnapshot().holds).toEqual(['forgotten']);
    await world.pass(2_000);
    expect(tabs[0].session.getSnapshot()).toMatchObject({ status: 'active', holds: [] });
    await world.pass(15 * MINUTE);
    expect(statuses()).toEqual(['ended', 'ended']);
  });

  it('does not dismiss an idle warning', async () => {
    const { world, tabs, statuses } = open();
    await world.pass(14 * MINUTE);
    await world.act(() => tabs[0].session.hold('video'));
    expect(statuses()).toEqual(['warning', 'warning']);
    await world.pass(MINUTE + 3_000);
    expect(statuses()).toEqual(['ended', 'ended']);
    expect(tabs[0].session.getSnapshot().holds).toEqual([]);
  });

  it('does not revive a tab that slept past the deadline', async () => {
    const { world, tabs, onWarning } = open();
    await world.pass(MINUTE);
    const release = tabs[0].session.hold('video');
    await world.act(() => world.machine.sleep(HOUR));
    await world.pass(35_000);
    expect(tabs[0].session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'idle', holds: [] });
    await world.act(release);
    await world.act(() => tabs[0].session.hold('again'));
    await world.pass(MINUTE);
    expect(tabs[0].session.getSnapshot()).toMatchObject({ status: 'ended', reason: 'idle', holds: [] });
    expect(onWarning).not.toHaveBeenCalled();
  });
});

it('sends a message about once a minute, and none after it is released', async () => {
  const world = createWorld({ policy });
  const tabs = [world.open(), world.open()] as const;
  await world.pass(MINUTE);
  const release = tabs[0].session.hold('upload');
  const before = world.channel.posts();
  await world.pass(HOUR);
  const during = world.channel.posts() - before;
  expect(during).toBeGreaterThanOrEqual(59);
  expect(during).toBeLessThanOrEqual(61);
  await world.act(release);
  await world.pass(2 * MINUTE);
  const silent = world.channel.posts();
  await world.pass(5 * MINUTE);
  expect(world.channel.posts()).toBe(silent);
});

it('is in the snapshot, which changes only with it', async () => {
  const world = createWorld({ policy });
  const tabs = [world.open(), world.open()] as const;
  await world.pass(MINUTE);
  const changed = vi.fn();
  tabs[0].session.subscribe(changed);
  const releases = ['video', 'upload'].map((label) => tabs[0].session.hold(label));
  expect(tabs[0].session.getSnapshot().holds).toEqual(['video', 'upload']);
  await world.pass(HOUR);
  expect(changed).toHaveBeenCalledTimes(2);
  await world.act(() => releases[0]?.());
  await world.act(() => releases[0]?.());
  expect(tabs[0].session.getSnapshot().holds).toEqual(['upload']);
  expect(changed).toHaveBeenCalledTimes(3);
  expect(tabs[1].session.getSnapshot().holds).toEqual([]);
});

it('can be taken before the session is known', async () => {
  const world = createWorld({ policy, withServer: true });
  const tab = world.open();
  tab.session.hold('video');
  expect(tab.session.getSnapshot()).toMatchObject({ status: 'pending', holds: [] });
  await world.pass(HOUR);
  expect(tab.session.getSnapshot()).toMatchObject({ status: 'active', holds: ['video'] });
});

it('ends with its session, so that the next user begins without it', async () => {
  const world = createWorld({ policy });
  const tab = world.open();
  const release = tab.session.hold('video');
  tab.session.signOut();
  tab.session.signedIn();
  expect(tab.session.getSnapshot()).toMatchObject({ status: 'active', holds: [] });
  await world.pass(10 * MINUTE);
  const idleAt = tab.session.getDeadlines()?.idleAt;
  release();
  expect(tab.session.getDeadlines()?.idleAt).toBe(idleAt);
});

it.each([0, -1, Number.NaN])('rejects a limit of %d', (limitMs) => {
  expect(() => createWorld({ policy }).open().session.hold('x', { limitMs })).toThrow('hold needs a limitMs above 0.');
});
