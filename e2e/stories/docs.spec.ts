import { entriesOf } from './built.ts';
import { expect, test } from './fixtures.ts';
import { loadDocs } from './preview.ts';

for (const { id, title } of entriesOf('docs')) {
  test(`Docs of ${title}`, async ({ page }) => {
    // Frames hold stories, which have tests of their own. In one page their play functions would compete for focus.
    await page.route(/viewMode=story/, (route) => route.fulfill({ contentType: 'text/html', body: '' }));
    await loadDocs(page, id);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
}
