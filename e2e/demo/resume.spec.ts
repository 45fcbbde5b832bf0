import type { BrowserContext, Page } from '@playwright/test';
import { axeViolations } from '../harness/axe.ts';
import { ended, expectActive, expectEnded, expectWarning, signInAgain, warning } from '../virtual/page-state.ts';
import { expect, test } from '../virtual/test.ts';

const RECORD = '/customers/alder-finch';
const DRAFT = 'Half a sentence about';

const notes = (page: Page) => page.getByRole('textbox', { name: 'Notes' });
const email = (page: Page) => page.getByRole('textbox', { name: 'Email' });
const pathOf = (page: Page) => new URL(page.url()).pathname;

/** Types into the record of each page. */
async function draftIn(...pages: Page[]): Promise<void> {
  for (const [index, page] of pages.entries()) {
    await notes(page).click();
    await notes(page).pressSequentially(`${DRAFT} ${index}`);
  }
}

async function expectDrafts(...pages: Page[]): Promise<void> {
  for (const [index, page] of pages.entries()) await expect(notes(page)).toHaveValue(`${DRAFT} ${index}`);
}

/** Neither shown nor printed. */
async function expectHidden(...pages: Page[]): Promise<void> {
  for (const page of pages) {
    for (const media of ['print', 'screen'] as const) {
      await page.emulateMedia({ media });
      expect(await page.evaluate(() => window.shownDraft()), media).toBe(false);
    }
  }
}

declare global {
  interface Window {
    /** Whether the page shows a draft, or the record that it belongs to. */
    shownDraft(): boolean;
    reportDraft?: () => Promise<void>;
  }
}

/** Reports each frame and each change of the document in which a draft becomes visible. */
function watchDraft(): void {
  const isVisible = (element: Element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  window.shownDraft = () =>
    [...document.querySelectorAll('textarea, h1')].some(
      (element) =>
        isVisible(element) &&
        /Half a sentence|Alder/.test(`${element.textContent}${(element as HTMLInputElement).value}`),
    );
  let last = false;
  function look(): void {
    const next = window.shownDraft();
    if (next && !last) void window.reportDraft?.();
    last = next;
  }
  function frame(): void {
    look();
    requestAnimationFrame(frame);
  }
  new MutationObserver(look).observe(document, { attributes: true, childList: true, subtree: true });
  requestAnimationFrame(frame);
}

/** Returns the paths whose pages have begun to show a draft. */
async function watch(context: BrowserContext): Promise<string[]> {
  const shown: string[] = [];
  await context.exposeBinding('reportDraft', ({ page }) => void shown.push(pathOf(page)));
  return shown;
}

interface Exchange {
  readonly page: Page;
  readonly path: string;
  readonly status: number;
  readonly body: string | null;
}

/** Records requests to the console's API, with their responses. */
function exchangesOf(context: BrowserContext): Exchange[] {
  const exchanges: Exchange[] = [];
  context.on('response', (response) => {
    const path = new URL(response.url()).pathname;
    const body = response.request().postData();
    if (!/^\/(api|curfew)\//.test(path)) return;
    exchanges.push({ page: response.frame().page(), path, status: response.status(), body });
  });
  return exchanges;
}

test('goes on in every tab with what was typed when the same user signs in again in one', async ({
  startDemo,
  newContext,
  pass,
  time,
}) => {
  const { signIn, gateway } = await startDemo();
  const { tab, open, context, items } = await signIn('ann@example.com', { path: RECORD, init: watchDraft });
  const shown = await watch(context);
  const drafts = [tab, await open(), await open('/customers/fjord-provisions')];
  await draftIn(...drafts);
  const before = await context.cookies();
  await pass('12m50s');
  // It polls, so it opens late: each request takes time.
  const polls = await open('/orders');
  await pass('2m9s');
  const exchanges = exchangesOf(context);
  await pass('1s');
  await expectEnded(...drafts, polls);
  await expectHidden(...drafts);
  await pass('10s');
  // Requests of the page are held: none has been sent since the end.
  expect(exchanges.filter(({ path, status }) => path.startsWith('/api/') && status < 400)).toEqual([]);
  expect(await items()).toBe(401);

  await expect(email(tab)).toHaveValue('ann@example.com');
  await expect(email(tab)).toBeFocused();
  await expect(tab.getByText(/what you entered stays on this page until 20:1\d/)).toBeVisible();
  expect(await axeViolations(tab)).toEqual([]);
  shown.length = 0;
  await signInAgain(tab);
  await time.settle();
  await expectActive(...drafts, polls);
  await expectDrafts(...drafts);
  await expect(notes(tab)).toBeFocused();
  expect(drafts.map(pathOf)).toEqual([RECORD, RECORD, '/customers/fjord-provisions']);
  expect(exchanges.filter(({ path }) => path === '/api/sign-in')).toHaveLength(1);
  expect(shown).toHaveLength(3);
  exchanges.length = 0;
  await pass('5s');
  expect(exchanges.filter(({ path }) => path === '/api/items').map(({ status }) => status)).toContain(200);

  // One new session with a new token. The old one is refused.
  const sessions = await tab.evaluate(async () => (await (await fetch('/curfew/v1/sessions')).json()).sessions.length);
  expect(sessions).toBe(1);
  const [after] = await context.cookies();
  expect(after?.value).not.toBe(before[0]?.value);
  const old = await newContext({ baseURL: gateway.url });
  await old.addCookies(before);
  expect((await old.request.get('/api/items')).status()).toBe(401);

  // The drafts can be saved, and the limits are those of the new session.
  await tab.getByRole('button', { name: 'Save' }).click();
  await expect(tab.getByText('Saved.')).toBeVisible();
  await polls.close();
  await pass('12m50s');
  await expectActive(...drafts);
  await pass('10s');
  await expectWarning(...drafts);
});

test('shows, sends and prints nothing of the user before when another signs in', async ({ startDemo, pass, time }) => {
  const { signIn } = await startDemo();
  const { tab, open, context } = await signIn('ann@example.com', { path: RECORD, init: watchDraft });
  const shown = await watch(context);
  const other = await open();
  await draftIn(tab, other);
  await pass('12m50s');
  const polls = await open('/orders');
  await pass('2m10s');
  await expectEnded(tab, other, polls);
  await expectHidden(tab, other);
  const exchanges = exchangesOf(context);
  const drafts = shown.length;

  await signInAgain(tab, 'bo@example.com');
  await expect(tab.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible();
  await expect(tab.getByText('bo@example.com')).toBeVisible();
  await time.settle();
  await expectEnded(other, polls);
  await pass('10s');
  for (const page of [tab, other]) await expect(page.locator('textarea')).toHaveCount(0);
  await expect(polls.getByRole('table')).toHaveCount(0);
  await expectHidden(tab, other);
  // What the tab of orders had held is not sent with the cookie of the next user.
  expect(exchanges.filter(({ page, path }) => page !== tab && path.startsWith('/api/'))).toEqual([]);
  expect(exchanges.filter(({ body }) => body?.includes(DRAFT))).toEqual([]);
  expect(shown.slice(drafts)).toEqual([]);

  await other.reload();
  await expect(notes(other)).toHaveValue('');
  await expect(other.getByText('bo@example.com')).toBeVisible();
});

const ENDS = {
  'a sign-out': async (tab: Page) => tab.getByRole('button', { name: 'Sign out', exact: true }).click(),
  'a revocation': async (_: Page, admin: Page) => {
    const status = await admin.evaluate(async () => {
      const headers = { 'Content-Type': 'application/json', 'X-Curfew': '1' };
      const body = JSON.stringify({ subject: 'ann@example.com' });
      return (await fetch('/curfew/v1/admin/revoke', { method: 'POST', headers, body })).status;
    });
    expect(status).toBe(200);
  },
  'a policy': async (_: Page, admin: Page) => {
    const status = await admin.evaluate(async () => {
      const headers = { 'Content-Type': 'application/json', 'X-Curfew': '1', 'If-Match': '"1"' };
      const body = JSON.stringify({ idleMs: 60_000, maxMs: 60_000, warnMs: 20_000 });
      return (await fetch('/curfew/v1/admin/policies/default', { method: 'PUT', headers, body })).status;
    });
    expect(status).toBe(200);
  },
};

for (const [name, end] of Object.entries(ENDS)) {
  test(`keeps nothing after ${name}, also for the same user`, async ({ startDemo, pass }) => {
    const { signIn } = await startDemo();
    const { tab, open } = await signIn('ann@example.com', { path: RECORD });
    const other = await open();
    const { tab: admin } = await signIn('admin@example.com');
    await draftIn(tab, other);
    await pass('2m');
    await end(tab, admin);
    await pass('1m');
    await expectEnded(tab, other);
    for (const page of [tab, other]) await expect(page.locator('textarea')).toHaveCount(0);
    await signInAgain(tab);
    await expect(notes(tab)).toHaveValue('');
  });
}

test('goes on in a tab that opens after the sign-in, and leaves another browser alone', async ({ startDemo, pass }) => {
  const { signIn } = await startDemo();
  const { tab, open, context } = await signIn('ann@example.com', { path: RECORD });
  const elsewhere = await signIn('ann@example.com', { path: RECORD });
  const closed = await open();
  await draftIn(tab, elsewhere.tab);
  await pass('15m');
  await expectEnded(tab, closed, elsewhere.tab);
  await closed.close();
  const reopened = await context.newPage();
  await reopened.goto(RECORD);
  await expect(email(reopened)).toBeVisible();
  await signInAgain(reopened, 'ann@example.com');
  await expect(notes(reopened)).toHaveValue('');
  await pass('1s');
  await expectActive(tab, reopened);
  await expectDrafts(tab);
  await expectEnded(elsewhere.tab);
  await signInAgain(elsewhere.tab);
  await expect(notes(elsewhere.tab)).toHaveValue(`${DRAFT} 1`);
  await expectActive(tab, reopened, elsewhere.tab);
});

test('starts the maximum anew from its warning, in every tab', async ({ startDemo, pass, time }) => {
  const { signIn } = await startDemo({ CURFEW_MAX: '20m' });
  const { tab, open, items } = await signIn('ann@example.com', { path: RECORD, init: watchDraft });
  const other = await open();
  await draftIn(tab, other);
  await pass('10m');
  await tab.mouse.move(100, 100);
  await pass('8m1s');
  await expectWarning(tab, other);
  await expect(tab.getByRole('button', { name: 'Sign out now' })).toBeVisible();
  await tab.getByRole('button', { name: 'Sign in again' }).click();
  await expect(email(tab)).toHaveValue('ann@example.com');
  expect(await axeViolations(tab)).toEqual([]);
  await signInAgain(tab);
  await time.settle();
  await expectActive(tab, other);
  await expectDrafts(tab, other);
  await pass('4m');
  await expectActive(tab, other);
  expect(await items()).toBe(200);
});

test('asks for a fresh proof before a customer is deleted, and ends no other tab', async ({
  startDemo,
  pass,
  time,
}) => {
  const { signIn } = await startDemo();
  const { tab, open, context } = await signIn('ann@example.com', { path: RECORD });
  const other = await open('/customers/fjord-provisions');
  await draftIn(other);
  await pass('6m');
  const remove = tab.getByRole('button', { name: 'Delete customer' });
  const confirmIt = async () => {
    await remove.click();
    await tab.getByRole('dialog', { name: 'Delete Alder & Finch?' }).getByRole('button', { name: 'Delete' }).click();
  };
  await confirmIt();
  const proof = tab.getByRole('dialog', { name: 'Confirm that it’s you' });
  await expect(proof).toBeVisible();
  expect(await axeViolations(tab)).toEqual([]);
  await proof.getByRole('button', { name: 'Cancel' }).click();
  await expect(proof).toHaveCount(0);
  await expect(remove).toBeVisible();
  expect((await context.request.get(`/api${RECORD}`)).status()).toBe(200);

  await confirmIt();
  await expect(email(tab)).toHaveValue('ann@example.com');
  await signInAgain(tab);
  await expect(tab.getByRole('heading', { name: 'Alder & Finch is deleted' })).toBeFocused();
  await time.settle();
  await expectActive(tab, other);
  await expectDrafts(other);
  await expect(ended(other).or(warning(other))).toHaveCount(0);
  await tab.getByRole('link', { name: 'Go to the customers' }).click();
  await expect(tab.getByRole('link', { name: 'Fjord Provisions' })).toBeVisible();
  await expect(tab.getByRole('link', { name: 'Alder & Finch' })).toHaveCount(0);
});
