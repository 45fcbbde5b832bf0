import { axeViolations } from '../harness/axe.ts';
import { expectEnded, expectWarning } from '../virtual/page-state.ts';
import { expect, test } from '../virtual/test.ts';

const PATHS = [
  '/',
  '/orders',
  '/customers',
  '/customers/alder-finch',
  '/settings',
  '/settings/sessions',
  '/settings/session-configuration',
  // The last has no timer of a second: minutes pass on it.
  '/settings/configuration',
];

for (const colorScheme of ['light', 'dark'] as const) {
  test(`has no axe violation on any page, in the warning and at the end (${colorScheme})`, async ({
    startDemo,
    pass,
  }) => {
    const { signIn } = await startDemo();
    const { tab } = await signIn('admin@example.com', { colorScheme, reducedMotion: 'reduce' });
    for (const path of PATHS) {
      await tab.goto(path);
      await tab.getByRole('heading', { level: 1 }).waitFor();
      expect(await axeViolations(tab), path).toEqual([]);
    }
    await pass('13m');
    await expectWarning(tab);
    expect(await axeViolations(tab), 'warning').toEqual([]);
    await pass('2m');
    await expectEnded(tab);
    expect(await axeViolations(tab), 'ended').toEqual([]);
  });
}

test('needs no horizontal scrolling at 320 px, including the warning', async ({ startDemo, pass }) => {
  const { signIn } = await startDemo();
  const { tab } = await signIn('admin@example.com', { viewport: { width: 320, height: 480 } });
  const overflow = () =>
    tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  for (const path of PATHS) {
    await tab.goto(path);
    await tab.getByRole('heading', { level: 1 }).waitFor();
    expect(await overflow(), path).toBeLessThanOrEqual(0);
  }
  await pass('13m');
  await expectWarning(tab);
  expect(await overflow(), 'warning').toBeLessThanOrEqual(0);
});
