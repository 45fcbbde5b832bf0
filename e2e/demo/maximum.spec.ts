import { expectActive, expectEnded, expectWarning, warning } from '../virtual/page-state.ts';
import { expect, test } from '../virtual/test.ts';

test('warns and ends at the absolute timeout of 12 hours despite activity, and does not offer to stay', async ({
  startDemo,
  time,
  pass,
}) => {
  const { signIn } = await startDemo({ CURFEW_IDLE: '6h' });
  const { tab, open, items } = await signIn();
  const other = await open();
  for (let hour = 1; hour < 12; hour++) {
    // Steps of 15 seconds would only make the test slower.
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

test('lets the user keep working until the absolute timeout', async ({ startDemo, pass }) => {
  const { signIn } = await startDemo({ CURFEW_MAX: '20m' });
  const { tab } = await signIn();
  await pass('10m');
  await tab.mouse.move(100, 100);
  await pass('8m');
  await expectWarning(tab);
  // The dialog ignores presses in its first half second.
  await pass('1s');
  await tab.getByRole('button', { name: /^Keep working until/ }).click();
  await expect(warning(tab)).toBeHidden();
  await expect(tab.getByRole('button', { name: 'Sign out now' })).toBeVisible();
  // The bar does not cover the user's name in the side bar.
  const bar = await tab.locator('.curfew-bar').boundingBox();
  const person = await tab.getByText('ann@example.com').boundingBox();
  expect((person?.y ?? Infinity) + (person?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
  await tab.getByRole('link', { name: 'General' }).click();
  await pass('1m58s');
  await expect(tab.getByRole('heading', { name: 'General', level: 1 })).toBeVisible();
  await pass('1s');
  await expectEnded(tab);
});

test('ends after seven days, the longest absolute timeout, despite activity every day', async ({
  startDemo,
  time,
  pass,
}) => {
  const { signIn } = await startDemo({ CURFEW_IDLE: '2d', CURFEW_MAX: '7d' });
  const { tab, items } = await signIn();
  for (let day = 1; day < 7; day++) {
    await time.sleep('23h58m');
    // The suspension interrupted the throttle window of the last input, which continues here.
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
