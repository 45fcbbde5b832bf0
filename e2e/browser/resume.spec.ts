import { expect } from '@playwright/test';
import { historyOf, valuesOf } from './harness/history.ts';
import { eventually, goBack, sees, until } from './harness/page-state.ts';
import type { Tab } from './harness/real-browser.ts';
import { type Stage, signInAgain, signInAt, test } from './harness/setup.ts';

const DRAFT = 'Half a sentence about';

/** Leaves a tab with a draft, ends its session, and signs in in another tab. Returns when the tab was left. */
async function signInElsewhere(
  stage: Stage,
  url: string,
  email: string,
  leave: (tab: Tab, other: Tab, stage: Stage) => Promise<void>,
): Promise<[tab: Tab, leftAt: number]> {
  const tab = await stage.open(url);
  await signInAt(tab, 'ann@example.com');
  const other = await stage.open(`${url}settings`);
  await tab.bringToFront();
  await tab.goto(`${url}customers/alder-finch`);
  await until(tab, 'protected');
  await tab.clickAt('textarea');
  await tab.type(DRAFT);
  await tab.evaluate(() => Object.assign(window, { isSameDocument: true }), null);
  const leftAt = Date.now();
  await leave(tab, other, stage);
  await other.bringToFront();
  await until(other, 'over');
  await signInAgain(other, email);
  return [tab, leftAt];
}

const LEAVES = {
  'is frozen': {
    leave: async (tab: Tab, other: Tab, _: Stage) => {
      await other.bringToFront();
      await tab.setFrozen?.(true);
    },
    async comeBack(tab: Tab) {
      await tab.bringToFront();
      await tab.setFrozen?.(false);
    },
    shown: ['frozen', 'resumed'],
  },
  'is in the back/forward cache': {
    leave: async (tab: Tab, _: Tab, stage: Stage) => tab.goto(await stage.page('browser-only')),
    comeBack: goBack,
    // A cached page is frozen too.
    shown: ['frozen', 'resumed', 'from the cache'],
  },
};

for (const [name, { leave, comeBack, shown }] of Object.entries(LEAVES)) {
  test.describe(`a tab that ${name} while its session ends`, () => {
    test.beforeEach(({ stage: { browser } }) => {
      test.skip(
        browser.name === 'Firefox',
        'Firefox freezes no tab on demand, and does not cache the page of a leader.',
      );
    });

    test('goes on with what was typed if the same person has signed in elsewhere', async ({
      stage,
      startDemo,
      cacheable,
    }) => {
      const url = await cacheable(await startDemo({ idle: 10_000, warn: 2_000 }));
      const [tab, leftAt] = await signInElsewhere(stage, url, 'ann@example.com', leave);
      await comeBack(tab, url);
      await eventually(async () => {
        await work(tab);
        return sees(tab);
      }).toBe('protected');
      expect(await draftOf(tab)).toBe(DRAFT);
      expect(await isSameDocument(tab)).toBe(true);
      expect(valuesOf(await historyOf(tab, leftAt), 'show')).toEqual(shown);
    });

    test('shows nothing of the first person if another has signed in elsewhere', async ({
      stage,
      startDemo,
      cacheable,
    }) => {
      const url = await cacheable(await startDemo({ idle: 10_000, warn: 2_000 }));
      const [tab, leftAt] = await signInElsewhere(stage, url, 'bo@example.com', leave);
      await comeBack(tab, url);
      await eventually(() => draftOf(tab)).toBe(null);
      await until(tab, 'over');
      expect(await isSameDocument(tab)).toBe(true);
      const entries = await historyOf(tab, leftAt);
      const back = entries.slice(entries.findLastIndex(({ what }) => what === 'show'));
      expect(valuesOf(entries, 'show')).toEqual(shown);
      expect(back.map(({ what }) => what)).toContain('frame');
      expect(back.filter(({ what }) => /sees|frame/.test(what)).map(({ value }) => value)).not.toContain('protected');
    });
  });
}

/** A slow machine may reach the next warning. */
async function work(tab: Tab): Promise<void> {
  if ((await sees(tab)) === 'warning') await tab.clickAt('.curfew-stay').catch(() => {});
  await tab.moveTo(90 + Math.random() * 50, 90);
}

function draftOf(tab: Tab): Promise<string | null> {
  return tab.evaluate(() => document.querySelector('textarea')?.value ?? null, null);
}

function isSameDocument(tab: Tab): Promise<boolean> {
  return tab.evaluate(() => 'isSameDocument' in window, null);
}
