import { entriesOf } from './built.ts';
import { expect, test } from './fixtures.ts';
import { loadDocs } from './preview.ts';

for (const { id, title } of entriesOf('docs')) {
  test(`renders the docs of ${title}`, async ({ page }) => {
    // Stories in frames have their own tests. In one page their play functions would compete for focus.
    await page.route(/viewMode=story/, (route) => route.fulfill({ contentType: 'text/html', body: '' }));
    await loadDocs(page, id);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
}
