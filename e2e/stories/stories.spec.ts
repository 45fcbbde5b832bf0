import { readdirSync } from 'node:fs';
import { entriesOf } from './built.ts';
import { expect, expectNoViolations, test } from './fixtures.ts';
import { chooseLanguage, showStory } from './preview.ts';

/** These stories show a dialog, or the bar that the warning shrinks to. */
const DIALOGS = /^(?:sessionwarning|sessionexpired|without-react)--/;

/** English is last: the next story begins with it. */
const LOCALES = readdirSync(new URL('../../packages/react/src/locales', import.meta.url))
  .map((file) => file.replace('.ts', ''))
  .sort((a, b) => Number(a === 'en') - Number(b === 'en'));

for (const { id, title, name } of entriesOf('story')) {
  test(`${title}: ${name}`, async ({ storyPage }) => {
    const shown = storyPage.locator(DIALOGS.test(id) ? 'dialog[open], .curfew-bar' : '#storybook-root').first();

    expect(await showStory(storyPage, id)).toEqual([]);
    await expect(shown).toBeVisible();
    await expect(shown).toHaveText(/\S/);
    await expectNoViolations(storyPage);

    for (const locale of LOCALES) {
      expect(await chooseLanguage(storyPage, locale)).toEqual([]);
      await expect(shown).toBeVisible();
      await expect(shown).toHaveText(/\S/);
    }
  });
}
