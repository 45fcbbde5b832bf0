import { expect, type Page } from '@playwright/test';

/** The warning dialog of a page. */
export const warning = (page: Page) => page.getByRole('alertdialog');

/** The heading of the screen that covers a page whose session has ended. */
export const ended = (page: Page) => page.getByRole('heading', { name: /session (has )?(ended|expired)/i });

/** Checks that each page warns. */
export async function expectWarning(...pages: Page[]): Promise<void> {
  for (const page of pages) await expect(warning(page)).toBeVisible();
}

/** Checks that each page is covered. */
export async function expectEnded(...pages: Page[]): Promise<void> {
  for (const page of pages) await expect(ended(page)).toBeVisible();
}

/** Checks that each page shows its content, and neither a warning nor the end. Time stands still, so it stays so. */
export async function expectActive(...pages: Page[]): Promise<void> {
  for (const page of pages) {
    await expect(warning(page).or(ended(page))).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Sign out', exact: true }).first()).toBeVisible();
  }
}
