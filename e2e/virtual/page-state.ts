import { expect, type Page } from '@playwright/test';

export const warning = (page: Page) => page.getByRole('alertdialog');

export const ended = (page: Page) =>
  page.getByRole('heading', { name: /session (has )?(ended|expired)|you’ve signed out/i });

/** Signs in in the page, with the address that the form has or another. */
export async function signInAgain(page: Page, email?: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Email' });
  if (email) await field.fill(email);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

export async function expectWarning(...pages: Page[]): Promise<void> {
  for (const page of pages) await expect(warning(page)).toBeVisible();
}

export async function expectEnded(...pages: Page[]): Promise<void> {
  for (const page of pages) await expect(ended(page)).toBeVisible();
}

/** Virtual time does not pass meanwhile. */
export async function expectActive(...pages: Page[]): Promise<void> {
  for (const page of pages) {
    await expect(warning(page).or(ended(page))).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Sign out', exact: true }).first()).toBeVisible();
  }
}
