import { entriesOf } from './built.ts';
import { expect, test } from './fixtures.ts';
import { loadDocs } from './preview.ts';

for (const { id, title } of entriesOf('docs')) {
  test(`Docs of ${title}`, async ({ page }) => {
    await loadDocs(page, id);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
}
