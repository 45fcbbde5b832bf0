import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { momentOf, over, staysAway, visible } from './harness/session.ts';
import { stage } from './harness/stage.ts';

const here = stage({ CURFEW_IDLE: '10m', CURFEW_MAX: '12h' });

async function openSessions(tab: Page) {
  await tab.getByRole('link', { name: 'Your sessions' }).click();
  await tab.getByRole('heading', { name: 'Your sessions', level: 1 }).waitFor();
  return tab
    .getByRole('table')
    .getByRole('row')
    .filter({ has: tab.getByRole('rowheader') });
}

it('lists where a person is signed in, marks this one, and ends another at once', async () => {
  const { tab: elsewhere } = await here.signIn('eve@example.com');
  const { tab } = await here.signIn('eve@example.com');
  await here.signIn('somebody.else@example.com');
  const rows = await openSessions(tab);
  await expect.poll(() => rows.count()).toBe(2);
  expect(await rows.filter({ hasText: 'This session' }).count()).toBe(1);
  expect(await rows.filter({ hasText: 'This session' }).getByRole('button').count()).toBe(0);
  expect(await rows.first().textContent()).toMatch(/Chrome on Linux/);

  const clickedAt = Date.now();
  await rows.getByRole('button', { name: 'Sign out of Chrome on Linux' }).click();
  expect((await momentOf(over(elsewhere))) - clickedAt).toBeLessThan(2_000);
  await expect.poll(() => rows.count()).toBe(1);
  const outcome = tab.getByText('Signed out. The pages that were open there have closed.');
  await visible(outcome);
  expect(await outcome.evaluate((element) => element === document.activeElement)).toBe(true);
  await staysAway(over(tab), 500);
});

it('ends all others with one button, which goes with them', async () => {
  const others = [await here.signIn('kim@example.com'), await here.signIn('kim@example.com')];
  const { tab } = await here.signIn('kim@example.com');
  const rows = await openSessions(tab);
  await expect.poll(() => rows.count()).toBe(3);
  const button = tab.getByRole('button', { name: 'Sign out everywhere else' });
  await button.click();
  await visible(...others.map((other) => over(other.tab)));
  await expect.poll(() => rows.count()).toBe(1);
  expect(await button.count()).toBe(0);
  await staysAway(over(tab), 500);
});
