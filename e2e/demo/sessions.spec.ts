import type { Page } from '@playwright/test';
import { expectActive, expectEnded } from '../virtual/page-state.ts';
import { expect, test } from '../virtual/test.ts';

async function openSessions(tab: Page) {
  await tab.getByRole('link', { name: 'Your sessions' }).click();
  await tab.getByRole('heading', { name: 'Your sessions', level: 1 }).waitFor();
  return tab
    .getByRole('table')
    .getByRole('row')
    .filter({ has: tab.getByRole('rowheader') });
}

test('lists the sessions of a user, marks the current one, and ends another at once', async ({ startDemo }) => {
  const { signIn } = await startDemo();
  const { tab: elsewhere } = await signIn('eve@example.com');
  const { tab } = await signIn('eve@example.com');
  await signIn('another.user@example.com');
  const rows = await openSessions(tab);
  await expect(rows).toHaveCount(2);
  const own = rows.filter({ hasText: 'This session' });
  await expect(own).toHaveCount(1);
  await expect(own.getByRole('button')).toHaveCount(0);
  await expect(rows.first()).toContainText('Chrome on Linux');

  await rows.getByRole('button', { name: 'Sign out of Chrome on Linux' }).click();
  await expectEnded(elsewhere);
  await expect(rows).toHaveCount(1);
  await expect(tab.getByText('Signed out. The pages that were open there have closed.')).toBeFocused();
  await expectActive(tab);
});

test('ends all other sessions with one button, which then disappears', async ({ startDemo }) => {
  const { signIn } = await startDemo();
  const others = [await signIn('kim@example.com'), await signIn('kim@example.com')];
  const { tab } = await signIn('kim@example.com');
  const rows = await openSessions(tab);
  await expect(rows).toHaveCount(3);
  const button = tab.getByRole('button', { name: 'Sign out everywhere else' });
  await button.click();
  await expectEnded(...others.map((other) => other.tab));
  await expect(rows).toHaveCount(1);
  await expect(button).toHaveCount(0);
  await expectActive(tab);
});
