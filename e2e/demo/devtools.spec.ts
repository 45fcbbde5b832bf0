import type { Page } from '@playwright/test';
import { axeViolations } from '../harness/axe.ts';
import { expect, test } from '../virtual/test.ts';

const panelOf = (tab: Page) => tab.getByRole('complementary', { name: 'Session devtools' });

test('loads the devtools when they are opened by keyboard, and keeps them after a reload but not in other tabs', async ({
  startDemo,
  pass,
}) => {
  const { signIn } = await startDemo();
  const { tab, open } = await signIn();
  const loaded: string[] = [];
  tab.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  const toggle = tab.getByRole('button', { name: 'Session devtools' });
  await tab.reload();
  await toggle.waitFor();
  const before = loaded.filter((path) => path.startsWith('/assets/'));
  await expect(panelOf(tab)).toHaveCount(0);

  await toggle.focus();
  await tab.keyboard.press('Enter');
  // React shows loaded code after a delay.
  await pass('1s');
  await expect(panelOf(tab).getByText('leader').first()).toBeVisible();
  const after = loaded.filter((path) => path.startsWith('/assets/') && !before.includes(path));
  expect(after.map((path) => path.replace(/^.*[.]/, '')).sort()).toEqual(['css', 'js']);
  await expect(panelOf(tab).getByText('server.rev')).toBeVisible();

  const other = await open();
  await expect(other.getByRole('button', { name: 'Session devtools' })).toHaveAttribute('aria-pressed', 'false');
  await other.mouse.move(300, 300);
  await expect(panelOf(tab).getByText('Another tab, or storage').first()).toBeVisible();

  await tab.reload();
  await pass('1s');
  await panelOf(tab).getByRole('button', { name: 'Close' }).press('Enter');
  await expect(panelOf(tab)).toHaveCount(0);
  await expect(toggle).toBeFocused();
  await expect(toggle).toHaveAttribute('aria-pressed', 'false');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`shows devtools that fit 320 px and have no axe violation (${colorScheme})`, async ({ startDemo, pass }) => {
    const { signIn } = await startDemo();
    const { tab } = await signIn('ann@example.com', { colorScheme, reducedMotion: 'reduce' });
    await tab.getByRole('button', { name: 'Session devtools' }).click();
    await pass('1s');
    await expect(panelOf(tab).getByText('server.rev')).toBeVisible();
    expect(await axeViolations(tab)).toEqual([]);
    await tab.setViewportSize({ width: 320, height: 480 });
    const box = await panelOf(tab).boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320);
  });
}
