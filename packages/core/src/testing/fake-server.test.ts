import { expect, it } from 'vitest';
import { fakeServer } from './fake-server.ts';
import { manualClock } from './manual-clock.ts';

const MINUTE = 60_000;

it('applies a policy to the session that exists, or to later ones only', async () => {
  const clock = manualClock(1_800_000_000_000);
  const server = fakeServer({ clock, policy: { idle: '15m', max: '12h' } });
  const policy = async () => {
    const reply = await server.transport.state(new AbortController().signal);
    return 'state' in reply && reply.state ? [reply.state.policy.version, reply.state.policy.idleMs / MINUTE] : reply;
  };
  server.setPolicy({ idle: '5m', max: '12h' }, 'next-sign-in');
  expect(await policy()).toEqual([1, 15]);
  clock.advance(6 * MINUTE);
  expect(await policy()).toEqual([1, 15]);
  server.signIn();
  expect(await policy()).toEqual([2, 5]);
  server.setPolicy({ idle: '30m', max: '12h' });
  expect(await policy()).toEqual([3, 30]);
});
