import { test, expect } from './front-end.ts';
import { expectActive } from '../virtual/page-state.ts';
const name = process.env.SHOT ?? 'vite-react';
test.use({ name });
for (const [label, options] of Object.entries({
  light: { colorScheme: 'light', viewport: { width: 1000, height: 800 } },
  dark: { colorScheme: 'dark', viewport: { width: 1000, height: 800 } },
  narrow: { colorScheme: 'light', viewport: { width: 320, height: 700 } },
} as const)) {
  test(label, async ({ newContext, gateway, pass }) => {
    const context = await newContext({ baseURL: gateway.url, ...options });
    const tab = await context.newPage();
    const shot = async (what: string) => { await tab.screenshot({ path: `/tmp/h-exa/shots/${name}-${what}-${label}.png` }); };
    await tab.goto('/');
    await shot('1-sign-in');
    await tab.getByRole('textbox', { name: 'Email' }).fill('ann@example.org');
    await tab.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expectActive(tab);
    await shot('2-app');
    const settings = tab.getByRole('link', { name: 'Session settings' });
    if (await settings.count()) { await settings.click(); await tab.getByRole('button', { name: 'Save' }).waitFor(); await tab.screenshot({ path: `/tmp/h-exa/shots/${name}-3-settings-${label}.png`, fullPage: true }); await tab.goBack(); }
    await pass('13m5s');
    await shot('4-warning');
    await pass('3m');
    await shot('5-ended');
    const wide = await tab.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(wide).toBe(false);
  });
}
