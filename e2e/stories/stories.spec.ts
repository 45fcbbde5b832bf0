import { entriesOf } from './built.ts';
import { expect, expectNoViolations, test } from './fixtures.ts';
import { chooseLanguage, showStory } from './preview.ts';

/** These stories show a dialog, or the bar that the warning shrinks to. */
const DIALOGS = /^(?:sessionwarning|sessionexpired|without-react)--/;

for (const { id, title, name } of entriesOf('story')) {
  test(`${title}: ${name}`, async ({ storyPage }) => {
    const shown = storyPage.locator(DIALOGS.test(id) ? 'dialog[open], .curfew-bar' : '#storybook-root').first();

    expect(await showStory(storyPage, id)).toEqual([]);
    await expect(shown).toBeVisible();
    await expect(shown).toHaveText(/\S/);
    await expectNoViolations(storyPage);

    // English is last: the next story begins with it.
    for (const locale of ['de', 'ja', 'ar', 'en']) {
      expect(await chooseLanguage(storyPage, locale)).toEqual([]);
      await expect(shown).toBeVisible();
      await expect(shown).toHaveText(/\S/);
    }
  });
}
