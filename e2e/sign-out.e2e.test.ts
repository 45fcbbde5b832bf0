import { expect, it } from 'vitest';
import { momentOf, over, visible } from './harness/session.ts';
import { stage } from './harness/stage.ts';

const here = stage({ CURFEW_IDLE: '10m', CURFEW_MAX: '12h' });

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
