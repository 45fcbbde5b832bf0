import { expect, it } from 'vitest';
import { momentOf, over, visible, warning } from './harness/session.ts';
import { stage } from './harness/stage.ts';

const here = stage({ CURFEW_IDLE: '10m', CURFEW_MAX: '12h', CURFEW_WARN: '1m' });

it('holds one stream for all tabs, and closes it with the session', async () => {
  const { tab, context, open } = await here.signIn();
  const streams: string[] = [];
  context.on('requestfailed', (request) => streams.push(new URL(request.url()).pathname));
  context.on('requestfinished', (request) => streams.push(new URL(request.url()).pathname));
  const others = [await open(), await open()];
  await tab.getByRole('button', { name: 'Sign out', exact: true }).click();
  await visible(over(tab), ...others.map(over));
  await expect.poll(() => streams.filter((path) => path.endsWith('/events')).length).toBe(1);
});

it("brings an administrator's save to every open tab of others long before it would have been asked for", async () => {
  const member = await here.signIn('dana@example.com');
  const second = await member.open();
  const admin = await here.signIn('admin@example.com');
  await member.tab.waitForTimeout(2_000);
  const savedAt = Date.now();
  const status = await admin.tab.evaluate(async () => {
    const url = '/curfew/v1/admin/policies/default';
    const headers = { 'Content-Type': 'application/json', 'X-Curfew': '1', 'If-Match': '"1"' };
    const body = JSON.stringify({ idleMs: 60_000, maxMs: 600_000, warnMs: 59_000 });
    return (await fetch(url, { method: 'PUT', headers, body })).status;
  });
  expect(status).toBe(200);
  const moments = await Promise.all([momentOf(warning(member.tab)), momentOf(warning(second))]);
  // Without a stream the leader asks every 15 s.
  expect(Math.max(...moments) - savedAt).toBeLessThan(5_000);
});
