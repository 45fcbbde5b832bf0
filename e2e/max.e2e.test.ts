import { expect, it } from 'vitest';
import { keep, over, visible, warning } from './harness/session.ts';
import { stage } from './harness/stage.ts';

const here = stage({ CURFEW_IDLE: '8s', CURFEW_WARN: '3s', CURFEW_MAX: '9s' });

it('ends the session at the maximum while the person types, and its dialog offers no way to stay', async () => {
  const { tab, open, items } = await here.signIn();
  const other = await open();
  const signedInAt = Date.now();
  const stop = keep(() => tab.keyboard.press('KeyA'), 100);
  await visible(warning(tab), warning(other));
  expect(await tab.getByRole('button', { name: 'Stay signed in' }).count()).toBe(0);
  await visible(tab.getByRole('button', { name: 'Sign out now' }));
  await visible(over(tab), over(other));
  await stop();
  expect(Date.now() - signedInAt).toBeLessThan(10_000);
  await expect.poll(items).toBe(401);
});

it('lets the person go on working until then', async () => {
  const { tab } = await here.signIn();
  const stop = keep(() => tab.keyboard.press('KeyA'), 100);
  await visible(warning(tab));
  await tab.waitForTimeout(600);
  await tab.getByRole('button', { name: 'Keep working' }).click();
  await warning(tab).waitFor({ state: 'hidden' });
  await visible(tab.getByRole('button', { name: 'Sign out now' }));
  await visible(over(tab));
  await stop();
});
