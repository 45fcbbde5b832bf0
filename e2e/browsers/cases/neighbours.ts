import { describe, expect, it } from 'vitest';
import { type BrowserStage, itemsStatus, signInAt } from '../../harness/browser-stage.ts';
import { anotherVersion } from '../../harness/conditions.ts';
import { show, until, wait, work } from '../../harness/sights.ts';

/** Signs in without the console's help, as from a page of another make. */
async function postSignIn(email: string): Promise<number> {
  const body = JSON.stringify({ email });
  const headers = { 'content-type': 'application/json', 'x-curfew': '1' };
  return (await fetch('/api/sign-in', { method: 'POST', headers, body })).status;
}

export function neighbours(here: BrowserStage): void {
  it('a second sign-in in the profile ends the first page, and its own session lives on', async () => {
    const url = here.demo();
    const first = await here.open(url);
    await signInAt(first, 'ann@example.com');
    const second = await here.open(`${url}healthz`);
    expect(await second.evaluate(postSignIn, 'bo@example.com')).toBeLessThan(300);
    await second.goto(url);
    await until(second, 'protected');
    await until(first, 'over', 3_000);
    await first.bringToFront();
    await first.press('KeyA');
    expect(await itemsStatus(second)).toBe(200);
    await show([second], 'protected');
    expect(await second.evaluate(() => document.body.textContent, null)).toContain('bo@example.com');
  });

  it('two products on one origin do not hear each other', async () => {
    const url = here.page('idle=5s&warn=1s');
    const one = await here.open(`${url}&product=one`);
    const other = await here.open(`${url}&product=other`);
    await work(other, 6_000);
    // Had it heard of the work, it would last for 5 s more; a hidden tab may be a second late.
    await until(one, 'over', 3_000);
    await show([other], 'protected');
    await one.bringToFront();
    await one.click('Sign in again');
    await until(one, 'protected');
    await other.bringToFront();
    await other.click('Sign out');
    await until(other, 'over');
    await wait(300);
    await show([one], 'protected');
  });

  describe('a page of another version beside this one', () => {
    it('neither ends it nor is ended by it', async () => {
      const url = here.page('idle=10m');
      const [ours, theirs] = [await here.open(url), await here.open(url, anotherVersion)];
      await theirs.click('Sign out');
      await until(theirs, 'over');
      await wait(300);
      await show([ours], 'protected');
      await theirs.click('Sign in again');
      await until(theirs, 'protected');
      await ours.bringToFront();
      await ours.click('Sign out');
      await until(ours, 'over');
      await wait(300);
      await show([theirs], 'protected');
    });

    it('neither keeps it alive nor lets a reload lengthen it', async () => {
      const url = here.page('idle=5s&warn=1s');
      const [ours, theirs] = [await here.open(url), await here.open(url, anotherVersion)];
      const openedAt = Date.now();
      await work(theirs, 3_000);
      await ours.evaluate(() => location.reload(), null);
      // Kept alive or lengthened, it would last for 8 s at least; a hidden tab may be a second late.
      expect((await until(ours, 'over')) - openedAt).toBeLessThan(7_500);
    });
  });
}
