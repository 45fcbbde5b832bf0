import type { Request } from '@playwright/test';
import { expectActive, expectEnded, expectWarning } from '../virtual/page-state.ts';
import { expect, test } from '../virtual/test.ts';

test('opens one event stream for all tabs, and closes it with the session', async ({ startDemo, time }) => {
  const { signIn } = await startDemo();
  const { tab, context, open } = await signIn();
  const closed: string[] = [];
  const note = (request: Request) => void closed.push(new URL(request.url()).pathname);
  context.on('requestfailed', note);
  context.on('requestfinished', note);
  const others = [await open(), await open()];
  await time.settle();
  const streams = () => closed.filter((path) => path.endsWith('/events')).length;
  expect(streams()).toBe(0);
  await tab.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expectEnded(tab, ...others);
  await expect.poll(streams).toBe(1);
});

test('applies a saved policy to every open tab of other users at once', async ({ startDemo, time, pass }) => {
  const { signIn } = await startDemo();
  const member = await signIn('dana@example.com');
  const second = await member.open();
  const admin = await signIn('admin@example.com');
  await pass('2m');
  await expectActive(member.tab, second);
  const status = await admin.tab.evaluate(async () => {
    const headers = { 'Content-Type': 'application/json', 'X-Curfew': '1', 'If-Match': '"1"' };
    const body = JSON.stringify({ idleMs: 240_000, maxMs: 600_000, warnMs: 120_000 });
    return (await fetch('/curfew/v1/admin/policies/default', { method: 'PUT', headers, body })).status;
  });
  expect(status).toBe(200);
  // Without the stream, the leader polls the server only every 15 seconds.
  await time.settle();
  await expectWarning(member.tab, second);
});
