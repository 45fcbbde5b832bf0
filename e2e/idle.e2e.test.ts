import { describe, expect, it } from 'vitest';
import { momentOf, movePointer, over, staysAway, visible, warning } from './harness/session.ts';
import { stage } from './harness/stage.ts';

const here = stage({ CURFEW_IDLE: '6s', CURFEW_WARN: '3s', CURFEW_MAX: '10m' });

describe('the idle timeout', () => {
  it('is kept away from a quiet tab by activity in another', async () => {
    const { tab: a, open, items } = await here.signIn();
    const b = await open('/orders');
    const stop = movePointer(a);
    await staysAway(warning(b), 8_000);
    await stop();
    expect(await items()).toBe(200);
  });

  it('warns both tabs and ends both within a second of each other and of the deadline', async () => {
    const { tab: a, open, items } = await here.signIn();
    const b = await open('/orders');
    const quietSince = Date.now();
    await visible(warning(a), warning(b));
    const [endA, endB] = await Promise.all([momentOf(over(a)), momentOf(over(b))]);
    expect(Math.abs(endA - endB)).toBeLessThan(1_000);
    // The last input was the click on "Sign in", shortly before.
    expect(endA - quietSince).toBeGreaterThan(4_000);
    expect(endA - quietSince).toBeLessThan(7_000);
    await expect.poll(items).toBe(401);
  });

  it('is extended in both tabs by "Stay signed in" in either', async () => {
    const { tab: a, open, items } = await here.signIn();
    const b = await open('/orders');
    await visible(warning(a), warning(b));
    await a.waitForTimeout(600);
    await b.getByRole('button', { name: 'Stay signed in' }).click();
    await Promise.all([warning(a).waitFor({ state: 'hidden' }), warning(b).waitFor({ state: 'hidden' })]);
    await staysAway(over(a), 4_000);
    expect(await items()).toBe(200);
  });

  it('is not extended by mere movement during the warning', async () => {
    const { tab, items } = await here.signIn();
    await visible(warning(tab));
    const stop = movePointer(tab);
    await visible(over(tab));
    await stop();
    await expect.poll(items).toBe(401);
  });

  it('is not extended by a page that polls', async () => {
    const { context, tab } = await here.signIn();
    const polls: string[] = [];
    context.on('request', (request) => polls.push(new URL(request.url()).pathname));
    await tab.getByRole('link', { name: 'Orders' }).click();
    await visible(over(tab));
    expect(polls.filter((path) => path === '/api/items').length).toBeGreaterThan(0);
  });

  it('is known at once by a tab that opens late, and starts afresh neither there nor after a reload', async () => {
    const { tab: a, context } = await here.signIn();
    await visible(warning(a));
    const late = await context.newPage();
    await late.goto('/orders');
    await warning(late).waitFor({ timeout: 1_500 });
    await a.reload();
    await warning(a).waitFor({ timeout: 1_500 });
    await visible(over(a), over(late));
  });

  it('leads back to where the person was', async () => {
    const { tab } = await here.signIn();
    await tab.getByRole('link', { name: 'Customers' }).click();
    await visible(over(tab));
    await tab
      .getByRole('button', { name: 'Sign in again' })
      .or(tab.getByRole('link', { name: 'Sign in again' }))
      .click();
    await tab.getByLabel('Email').fill('ann@example.com');
    await tab.getByRole('button', { name: 'Sign in', exact: true }).click();
    await visible(tab.getByRole('heading', { name: 'Customers', level: 1 }));
  });
});
