import { expectEnded, expectWarning, warning } from '../virtual/page-state.ts';
import { expect, test } from '../virtual/test.ts';

interface Zones {
  readonly zones: { readonly scheduled: string[]; readonly called: string[]; extend(): Promise<boolean> };
}

test('schedules nothing in the zone of an Angular app, and calls back in it', async ({ open, pass }) => {
  const page = await open('zones/');
  const seen = () => page.evaluate(() => (window as unknown as Zones).zones);
  await page.mouse.move(100, 100);
  await pass('2s');
  await page.keyboard.press('KeyA');
  await pass('13m1s');
  await expectWarning(page);
  await page.evaluate(() => (window as unknown as Zones).zones.extend());
  await expect(warning(page)).toHaveCount(0);
  await pass('15m1s');
  await expectEnded(page);
  await page.getByRole('button', { name: 'Sign in again' }).click();
  const { scheduled, called } = await seen();
  expect(scheduled).toEqual([]);
  expect([...new Set(called)].sort()).toEqual([
    'onEnded in app',
    'onSignIn in app',
    'onWarning in app',
    'source in <root>',
    'subscriber in app',
  ]);
});
