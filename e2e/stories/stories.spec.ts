import { readdirSync } from 'node:fs';
import { entriesOf } from './built.ts';
import { expect, expectNoViolations, test } from './fixtures.ts';
import { mixedTexts } from './mixed-texts.ts';
import { chooseLanguage, loadStory } from './preview.ts';
import { STATES, whatShows } from './states.ts';

const LOCALES = readdirSync(new URL('../../packages/react/src/locales', import.meta.url)).map((file) =>
  file.replace('.ts', ''),
);

const stories = entriesOf('story');

/** It contains all other stories, and has tests of its own. */
const GALLERY = 'gallery--states';

/** Each story in Arabic, and in one of the others in turn: with all of them in each, the test takes twice as long. */
function languagesOf(nth: number): readonly string[] {
  const others = LOCALES.filter((locale) => locale !== 'en' && locale !== 'ar');
  return ['ar', others[nth % others.length] as string];
}

for (const [nth, { id, title, name, tags }] of stories.filter(({ id }) => id !== GALLERY).entries()) {
  test(`${title}: ${name}`, async ({ storyPage }) => {
    const shown = storyPage.locator(whatShows(id)).first();

    expect(await loadStory(storyPage, id)).toEqual([]);
    await expect(shown).toBeVisible();
    await expect(shown).toHaveText(/\S/);
    for (const selector of STATES[id] ?? []) await expect(storyPage.locator(selector).first()).toBeVisible();
    expect(await mixedTexts(storyPage)).toEqual([]);
    await expectNoViolations(storyPage);

    for (const locale of languagesOf(nth)) {
      expect(await chooseLanguage(storyPage, locale)).toEqual([]);
      await expect(shown).toBeVisible();
      await expect(shown).toHaveText(/\S/);
    }

    if (!tags.includes('play-fn')) return;
    for (const locale of ['ar', 'en']) expect(await loadStory(storyPage, id, { locale, isPlayed: true })).toEqual([]);
    expect(await mixedTexts(storyPage)).toEqual([]);
  });
}

test('names only stories that exist', () => {
  const ids = stories.map(({ id }) => id);
  expect(Object.keys(STATES).filter((id) => !ids.includes(id))).toEqual([]);
});
