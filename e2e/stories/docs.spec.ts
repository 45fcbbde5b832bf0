import { entriesOf } from './built.ts';
import { expect, test } from './fixtures.ts';
import { loadDocs } from './preview.ts';

// A page of documentation holds up to thirteen frames, each with a Storybook of its own.
test.describe.configure({ timeout: 600_000 });

for (const { id, title } of entriesOf('docs')) {
  test(`Docs of ${title}`, async ({ page }) => {
    await loadDocs(page, id);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
}
