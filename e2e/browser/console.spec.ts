import { expect } from '@playwright/test';
import { eventually, pressBack, sees, until } from './harness/page-state.ts';
import type { Tab } from './harness/real-browser.ts';
import { itemsStatus, signInAgain, signInAt, test } from './harness/setup.ts';

/** The demo from sign-in to sign-out, as each engine plays it. Exact instants are tested under the virtual clock. */
const SINGLE_TAB = { tag: '@single-tab' };

const RECORD = 'customers/alder-finch';
const DRAFT = 'Half a sentence about';

test(
  'warns before the idle timeout, and goes on for another one if the user stays',
  SINGLE_TAB,
  async ({ stage, startDemo }) => {
    const tab = await stage.open(await startDemo({ idle: 16_000, warn: 12_000 }));
    await signInAt(tab, 'ann@example.com');
    for (let times = 0; times < 2; times++) {
      await until(tab, 'warning');
      expect(await textOf(tab, '[role=alertdialog]')).toContain('Stay signed in');
      expect(await isInside(tab, '[role=alertdialog]')).toBe(true);
      await stay(tab);
      await until(tab, 'protected');
      expect(await itemsStatus(tab)).toBe(200);
    }
  },
);

test(
  'ends at the idle timeout, and goes on with what was typed after the same person has signed in',
  SINGLE_TAB,
  async ({ stage, startDemo }) => {
    const tab = await startDraft(await startDemo({ idle: 12_000, warn: 2_000 }), stage.open);
    await until(tab, 'over');
    expect(await itemsStatus(tab)).toBe(401);
    expect(await isShown(tab, 'textarea')).toBe(false);
    await undoAll(tab);
    await signInAgain(tab, 'ann@example.com');
    expect(await draftIn(tab, 'textarea')).toBe(DRAFT);
    expect(await isShown(tab, 'textarea')).toBe(true);
    await eventually(() => isInside(tab, 'textarea')).toBe(true);
    await tab.click('Save');
    await eventually(() => textOf(tab, '.record [role=status]')).toBe('Saved.');
  },
);

test('discards what was typed if another person signs in after the end', SINGLE_TAB, async ({ stage, startDemo }) => {
  const tab = await startDraft(await startDemo({ idle: 12_000, warn: 2_000 }), stage.open);
  await until(tab, 'over');
  await signInAgain(tab, 'bo@example.com');
  await eventually(() => textOf(tab, 'h1')).toBe('Overview');
  expect(await tab.evaluate((text) => document.body.outerHTML.includes(text), DRAFT)).toBe(false);
});

test(
  'warns before the maximum, starts it anew by a sign-in in the dialog, and ends at it',
  SINGLE_TAB,
  async ({ stage, startDemo }) => {
    const tab = await startDraft(await startDemo({ idle: 24_000, warn: 16_000, max: 24_000 }), stage.open);
    // Without activity the session would end at its idle timeout, in the same moment.
    await eventually(async () => {
      await tab.moveTo(90 + Math.random() * 50, 90);
      return textOf(tab, '[role=alertdialog]');
    }).toContain('Sign in again');
    await eventually(async () => {
      // A dialog that has just opened ignores clicks.
      await tab.click('Sign in again').catch(() => {});
      return isShown(tab, 'input[type=email]');
    }).toBe(true);
    await signInAgain(tab, 'ann@example.com');
    expect(await draftIn(tab, 'textarea')).toBe(DRAFT);
    expect(await itemsStatus(tab)).toBe(200);
    await until(tab, 'over');
    expect(await itemsStatus(tab)).toBe(401);
  },
);

test('saves the form, and lists its errors', SINGLE_TAB, async ({ stage, startDemo }) => {
  const tab = await stage.open(await startDemo());
  await signInAt(tab, 'admin@example.com');
  await tab.goto(new URL('settings/session-configuration', await addressOf(tab)).href);
  await eventually(() => isShown(tab, '.curfew-settings select')).toBe(true);
  await choose(tab, 'Idle Session Duration', 'Minutes', '1');
  await eventually(() => textOf(tab, '.curfew-settings')).toContain('must be shorter than');
  await tab.click('Save changes');
  await eventually(() => textOf(tab, ':focus')).toContain('Fix 1 problem');
  await choose(tab, 'Idle Session Duration', 'Minutes', '30');
  await tab.click('Save changes');
  await eventually(() => textOf(tab, '.curfew-settings')).toContain('Saved.');
  const { idleMs } = await tab.evaluate(async () => (await fetch('/curfew/v1/admin/policies/default')).json(), null);
  // On a slow machine the durations have seconds too.
  expect(Math.floor(idleMs / 60_000)).toBe(30);
});

test('signs out, and shows nothing protected on Back', SINGLE_TAB, async ({ stage, startDemo }) => {
  const tab = await stage.open(await startDemo());
  await signInAt(tab, 'ann@example.com');
  await tab.clickAt('nav a[href="/customers"]');
  await eventually(() => isShown(tab, 'table')).toBe(true);
  await tab.click('Sign out');
  await until(tab, 'over');
  expect(await itemsStatus(tab)).toBe(401);
  await pressBack(tab);
  await eventually(() => sees(tab)).toMatch(/over|sign-in/);
  expect(await isShown(tab, 'table')).toBe(false);
});

async function startDraft(url: string, open: (url: string) => Promise<Tab>): Promise<Tab> {
  const tab = await open(url);
  await signInAt(tab, 'ann@example.com');
  await tab.goto(url + RECORD);
  await until(tab, 'protected');
  await eventually(() => isShown(tab, 'textarea')).toBe(true);
  await tab.clickAt('textarea');
  await tab.type(DRAFT);
  return tab;
}

/** As the key or the menu does. WebKit has one history of undo for the page. */
async function undoAll(tab: Tab): Promise<void> {
  await tab.evaluate(() => {
    for (let times = 0; times < 9; times++) document.execCommand('undo');
  }, null);
}

async function stay(tab: Tab): Promise<void> {
  await eventually(async () => {
    // A dialog that has just opened ignores clicks.
    if ((await sees(tab)) === 'warning') await tab.clickAt('.curfew-stay').catch(() => {});
    return sees(tab);
  }).toBe('protected');
}

const addressOf = (tab: Tab) => tab.evaluate(() => location.href, null);

const textOf = (tab: Tab, selector: string) =>
  tab.evaluate((one) => document.querySelector(one)?.textContent ?? '', selector);

const draftIn = (tab: Tab, selector: string) =>
  tab.evaluate((one) => document.querySelector<HTMLTextAreaElement>(one)?.value, selector);

const isInside = (tab: Tab, selector: string) =>
  tab.evaluate((one) => Boolean(document.activeElement?.closest(one)), selector);

const isShown = (tab: Tab, selector: string) =>
  tab.evaluate(
    (one) => [...document.querySelectorAll(one)].some((each) => each.checkVisibility({ visibilityProperty: true })),
    selector,
  );

/** Drivers open the list of a `select` in ways of their own. */
function choose(tab: Tab, legend: string, label: string, value: string): Promise<void> {
  return tab.evaluate(
    (what) => {
      const group = [...document.querySelectorAll('fieldset')].find(
        (each) => each.querySelector('legend')?.textContent === what.legend,
      );
      const labels = [...(group?.querySelectorAll('label') ?? [])];
      const select = labels.find(({ textContent }) => textContent === what.label)?.control as HTMLSelectElement;
      select.focus();
      select.value = what.value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    },
    { legend, label, value },
  );
}
