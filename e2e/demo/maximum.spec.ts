import { expectActive, expectEnded, expectWarning, warning } from '../virtual/sights.ts';
import { expect, test } from '../virtual/test.ts';

test('warns and ends at the maximum of 12 hours though the person types, and offers no way to stay', async ({
  startDemo,
  time,
  pass,
}) => {
  const { signIn } = await startDemo({ CURFEW_IDLE: '6h' });
  const { tab, open, items } = await signIn();
  const other = await open();
  for (let hour = 1; hour < 12; hour++) {
    // Time that passes by steps of 15 seconds would only cost time here.
    await time.sleep('59m');
    await tab.keyboard.press('KeyA');
    await pass('1m');
  }
  await time.sleep('50m');
  await tab.keyboard.press('KeyA');
  await pass('7m59s');
  await tab.keyboard.press('KeyA');
  await expectActive(tab, other);
  await pass('1s');
  await tab.keyboard.press('KeyA');
  await pass('1m');
  await expectWarning(tab, other);
  await expect(tab.getByRole('button', { name: 'Stay signed in' })).toHaveCount(0);
  await expect(tab.getByRole('button', { name: 'Sign out now' })).toBeVisible();
  await tab.keyboard.press('KeyA');
  await pass('59s');
  await expectWarning(tab, other);
  expect(await items()).toBe(200);
  await pass('1s');
  await expectEnded(tab, other);
  expect(await items()).toBe(401);
});

test('lets the person go on working until the maximum', async ({ startDemo, pass }) => {
  const { signIn } = await startDemo({ CURFEW_MAX: '20m' });
  const { tab } = await signIn();
  await pass('10m');
  await tab.mouse.move(100, 100);
  await pass('8m');
  await expectWarning(tab);
  // The dialog ignores presses in its first half second.
  await pass('1s');
  await tab.getByRole('button', { name: 'Keep working' }).click();
  await expect(warning(tab)).toBeHidden();
  await expect(tab.getByRole('button', { name: 'Sign out now' })).toBeVisible();
  await tab.getByRole('link', { name: 'General' }).click();
  await pass('1m58s');
  await expect(tab.getByRole('heading', { name: 'General', level: 1 })).toBeVisible();
  await pass('1s');
  await expectEnded(tab);
});

test('ends after seven days, the longest maximum, for somebody who works every day', async ({
  startDemo,
  time,
  pass,
}) => {
  const { signIn } = await startDemo({ CURFEW_IDLE: '2d', CURFEW_MAX: '7d' });
  const { tab, items } = await signIn();
  for (let day = 1; day < 7; day++) {
    await time.sleep('23h58m');
    // The throttle window of the last input goes on where the sleep interrupted it.
    await pass('1m');
    await tab.keyboard.press('KeyA');
    await pass('1m');
    await expectActive(tab);
  }
  await time.sleep('23h57m');
  await tab.keyboard.press('KeyA');
  await pass('2m59s');
  await expect(warning(tab)).toBeVisible();
  expect(await items()).toBe(200);
  await pass('1s');
  await expectEnded(tab);
  expect(await items()).toBe(401);
});
