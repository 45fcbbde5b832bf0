import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { stage } from './harness/stage.ts';

const here = stage({ CURFEW_IDLE: '15m', CURFEW_WARN: '2m', CURFEW_MAX: '12h' });

const panelOf = (tab: Page) => tab.getByRole('complementary', { name: 'Session devtools' });

it('the devtools of the console load when they are asked for, by keyboard, and stay for a reload but for no other tab', async () => {
  const { tab, open } = await here.signIn();
  const loaded: string[] = [];
  tab.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  const toggle = tab.getByRole('button', { name: 'Session devtools' });
  await tab.reload();
  await toggle.waitFor();
  const before = loaded.filter((path) => path.startsWith('/assets/'));
  expect(await panelOf(tab).count()).toBe(0);

  await toggle.focus();
  await tab.keyboard.press('Enter');
  await panelOf(tab).getByText('leader').first().waitFor();
  const after = loaded.filter((path) => path.startsWith('/assets/') && !before.includes(path));
  expect(after.map((path) => path.replace(/^.*[.]/, '')).sort()).toEqual(['css', 'js']);
  await panelOf(tab).getByText('server.rev').waitFor();

  const other = await open();
  expect(await panelOf(other).count()).toBe(0);
  await other.mouse.move(300, 300);
  await panelOf(tab).getByText('Another tab, or the record').first().waitFor();

  await tab.reload();
  await panelOf(tab).getByRole('button', { name: 'Close' }).press('Enter');
  await panelOf(tab).waitFor({ state: 'detached' });
  expect(await toggle.evaluate((button) => button === document.activeElement)).toBe(true);
  expect(await toggle.getAttribute('aria-pressed')).toBe('false');
});

it.each(['light', 'dark'] as const)('they have no axe violation, and fit 320 px (%s)', async (colorScheme) => {
  const { tab } = await here.signIn();
  await tab.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await tab.getByRole('button', { name: 'Session devtools' }).click();
  await panelOf(tab).getByText('server.rev').waitFor();
  const { violations } = await new AxeBuilder({ page: tab }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  await tab.setViewportSize({ width: 320, height: 480 });
  const box = await panelOf(tab).boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320);
});
