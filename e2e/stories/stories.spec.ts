import { entriesOf } from './built.ts';
import { expect, expectNoViolations, test } from './fixtures.ts';
import { chooseLanguage, openStory } from './preview.ts';

/** Their stories show one of the two dialogs, or the bar that the warning shrinks to. */
const DIALOGS = /^(?:sessionwarning|sessionexpired|without-react)--/;

for (const { id, title, name } of entriesOf('story')) {
  test(`${title}: ${name}`, async ({ page }) => {
    const shown = page.locator(DIALOGS.test(id) ? 'dialog[open], .curfew-bar' : '#storybook-root').first();

    const outcome = await openStory(page, id);
    expect(outcome).toEqual({ status: 'success', exceptions: [] });
    await expect(shown).toBeVisible();
    await expect(shown).toHaveText(/\S/);
    await expectNoViolations(page);

    for (const locale of ['de', 'ja', 'ar']) {
      await chooseLanguage(page, locale);
      await expect(shown).toBeVisible();
      await expect(shown).toHaveText(/\S/);
    }
  });
}
