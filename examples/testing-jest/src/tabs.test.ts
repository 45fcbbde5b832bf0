import { createSession } from '@curfew/core';
import { fakeServer, manualClock, memoryStorage, memoryTabs } from '@curfew/core/testing';

it('signs out of both tabs when the server revokes the session', async () => {
  const clock = manualClock(Date.now());
  const server = fakeServer({ clock, policy: { idle: '15m', max: '12h', warn: '2m' } });
  const browser = { server, clock, tabs: memoryTabs(), storage: memoryStorage() };
  const sessions = [createSession(browser), createSession(browser)];
  const stops = sessions.map((session) => session.start());
  await Promise.all(sessions.map((session) => session.refresh()));
  expect(sessions.map((session) => session.getSnapshot().status)).toEqual(['active', 'active']);
  server.end('revoked');
  await Promise.all(sessions.map((session) => session.refresh()));
  expect(sessions.map((session) => session.getSnapshot().reason)).toEqual(['revoked', 'revoked']);
  for (const stop of stops) stop();
});
