import { expect, it } from 'vitest';
import { momentOf, over, visible } from './harness/session.ts';
import { stage } from './harness/stage.ts';

// Playwright switches the back/forward cache off; here it is the matter.
const here = stage({ CURFEW_IDLE: '10m', CURFEW_MAX: '12h' }, { ignoreDefaultArgs: ['--disable-back-forward-cache'] });

it('ends the other tab at once, and the cookie is worth nothing any more', async () => {
  const { tab: a, open, context, items } = await here.signIn();
  const b = await open('/orders');
  const cookies = await context.cookies();
  const clickedAt = Date.now();
  await a.getByRole('button', { name: 'Sign out', exact: true }).click();
  expect((await momentOf(over(b))) - clickedAt).toBeLessThan(1_000);
  await expect.poll(items).toBe(401);
  await context.addCookies(cookies);
  expect(await items()).toBe(401);
});

it('shows no protected content on Back', async () => {
  const { tab } = await here.signIn();
  await tab.getByRole('link', { name: 'Orders' }).click();
  await tab.getByRole('heading', { name: 'Orders', level: 1 }).waitFor();
  await tab.getByRole('link', { name: 'Customers' }).click();
  await tab.getByRole('button', { name: 'Sign out', exact: true }).click();
  for (let i = 0; i < 2; i++) {
    await tab.goBack().catch(() => null);
    expect(await tab.getByRole('table').count()).toBe(0);
    expect(await tab.getByRole('button', { name: 'Sign out', exact: true }).count()).toBe(0);
  }
});

it('shows no protected content on Back from another site, after a sign-out elsewhere', async () => {
  const { tab: a, open } = await here.signIn();
  const b = await open('/orders');
  await b.getByRole('table').waitFor();
  await b.goto('about:blank');
  await a.getByRole('button', { name: 'Sign out', exact: true }).click();
  await visible(over(a));
  await b.goBack({ waitUntil: 'commit' });
  await visible(over(b).or(b.getByLabel('Email')));
  expect(await b.getByRole('table').count()).toBe(0);
});

it('shows the sign-in at / without a live cookie, whatever local storage says', async () => {
  const { tab, context } = await here.signIn();
  await context.clearCookies();
  await tab.goto('/');
  await visible(tab.getByLabel('Email'));
  expect(await tab.getByRole('button', { name: 'Sign out', exact: true }).count()).toBe(0);
});

it('lets another person sign in after it, and the next session is alive', async () => {
  const { tab, context, items } = await here.signIn();
  await tab.getByRole('button', { name: 'Sign out', exact: true }).click();
  await visible(over(tab));
  const next = await context.newPage();
  await next.goto('/');
  await next.getByLabel('Email').fill('bo@example.com');
  await next.getByRole('button', { name: 'Sign in', exact: true }).click();
  await visible(next.getByText('bo@example.com'));
  await expect.poll(items).toBe(200);
  await visible(over(tab));
});
