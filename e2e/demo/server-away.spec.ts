import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectActive, expectEnded, expectWarning } from '../virtual/page-state.ts';
import { expect, test } from '../virtual/test.ts';

test('keeps open tabs active when a server with sessions on disk restarts', async ({ startDemo, pass }) => {
  const directory = await mkdtemp(join(tmpdir(), 'curfew-'));
  const { signIn, restart, close } = await startDemo({ CURFEW_DATA_DIR: directory });
  const { tab, open, items } = await signIn();
  const other = await open();
  await pass('10m');
  await tab.mouse.move(100, 100);
  await restart();
  await pass('1m');
  expect(await items()).toBe(200);
  await pass('11m59s');
  await expectActive(tab, other);
  await pass('1s');
  await expectWarning(tab, other);
  await pass('2m');
  await expectEnded(tab, other);
  expect(await items()).toBe(401);
  await close();
  await rm(directory, { recursive: true });
});

test('warns before and ends at the last deadline from the server if the server is unreachable', async ({
  startDemo,
  pass,
}) => {
  const { gateway, signIn } = await startDemo();
  const { tab, open } = await signIn();
  const other = await open();
  await pass('5m');
  await tab.mouse.move(100, 100);
  await pass('5m');
  gateway.target = null;
  gateway.cut();
  // Five of the fifteen minutes have passed. From now on no activity reaches the server.
  for (let minute = 10; minute < 17; minute++) {
    await pass('59s');
    await tab.mouse.move(100 + minute, 100);
    await pass('1s');
    await expectActive(tab, other);
  }
  await pass('59s');
  await expectActive(tab, other);
  await pass('1s');
  await expectWarning(tab, other);
  await pass('1m59s');
  await expectWarning(tab, other);
  await pass('1s');
  await expectEnded(tab, other);
});

const status = (tab: Page) => tab.getByRole('region', { name: 'Session', exact: true }).locator('p');

test('continues when the server is back before the deadline', async ({ startDemo, pass }) => {
  const { gateway, signIn } = await startDemo();
  const { tab, items } = await signIn();
  const { target } = gateway;
  await pass('5m');
  gateway.target = null;
  gateway.cut();
  await pass('5m');
  await tab.mouse.move(100, 100);
  await pass('1m');
  await expect(status(tab)).toHaveText('Server not responding · signs out in 4 min');
  gateway.target = target;
  await pass('11m');
  await expect(status(tab)).toHaveText('Signs out in 3 min if idle · Wed 00:00 at the latest');
  await expectActive(tab);
  expect(await items()).toBe(200);
  await pass('1m');
  await expectWarning(tab);
});
