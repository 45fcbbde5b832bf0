import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { over, visible, warning } from './harness/session.ts';
import { stage } from './harness/stage.ts';

const here = stage({ CURFEW_IDLE: '20s', CURFEW_WARN: '10s', CURFEW_MAX: '10m' });

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

it.each(['light', 'dark'] as const)(
  'has no axe violation on any page, in the warning and at the end (%s)',
  async (scheme) => {
    const { tab } = await here.signIn('admin@example.com');
    await tab.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    for (const path of [
      '/',
      '/orders',
      '/customers',
      '/settings',
      '/settings/sessions',
      '/settings/session-configuration',
    ]) {
      await tab.goto(path);
      await tab.getByRole('heading', { level: 1 }).waitFor();
      await tab.mouse.move(200 + path.length, 300);
      expect(await violations(tab), path).toEqual([]);
    }
    await visible(warning(tab));
    expect(await violations(tab), 'warning').toEqual([]);
    await visible(over(tab));
    expect(await violations(tab), 'expired').toEqual([]);
  },
);

it('needs no sideways scrolling at 320 px, the warning included', async () => {
  const { tab } = await here.signIn('admin@example.com');
  await tab.setViewportSize({ width: 320, height: 480 });
  const overflow = () =>
    tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  for (const path of ['/', '/orders', '/customers', '/settings/sessions', '/settings/session-configuration']) {
    await tab.goto(path);
    await tab.getByRole('heading', { level: 1 }).waitFor();
    expect(await overflow(), path).toBeLessThanOrEqual(0);
  }
  await visible(warning(tab));
  expect(await overflow(), 'warning').toBeLessThanOrEqual(0);
});
