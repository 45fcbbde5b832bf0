import type { Locator, Page } from '@playwright/test';
import { axeViolations } from '../harness/axe.ts';
import { expect, test } from '../virtual/test.ts';

const NAMES = {
  'en-GB': { idle: 'Idle Session Duration', max: 'Maximum Session Duration' },
  ar: { idle: 'مدة الجلسة دون نشاط', max: 'أقصى مدة للجلسة' },
} as const;

const slider = (tab: Page, name: string) => tab.getByRole('slider', { name });
const value = async (handle: Locator) => Number(await handle.getAttribute('aria-valuenow'));

/** Returns what the drop-downs of a field show, in minutes. */
async function chosen(tab: Page, name: string): Promise<number> {
  const [days = 0, hours = 0, minutes = 0] = await tab
    .getByRole('group', { name })
    .locator('select')
    .evaluateAll((all) => all.map((one) => Number((one as HTMLSelectElement).value)));
  return days * 1_440 + hours * 60 + minutes;
}

async function choose(tab: Page, name: string, minutes: number): Promise<void> {
  const parts = [Math.floor(minutes / 1_440), Math.floor((minutes % 1_440) / 60), minutes % 60];
  const selects = tab.getByRole('group', { name }).locator('select');
  for (const [i, part] of parts.entries()) await selects.nth(i).selectOption(String(part));
}

/** The middle of the part of a handle that is seen. */
async function middle(handle: Locator): Promise<{ x: number; y: number }> {
  await handle.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await handle.boundingBox()) as NonNullable<DOMRect>;
  return { x: x + width / 2, y: y + height / 2 };
}

/** Drags from the middle of a handle, and returns by how many px the handle has moved before the hand leaves it. */
async function dragWithMouse(tab: Page, handle: Locator, by: number): Promise<number> {
  const from = await middle(handle);
  await tab.mouse.move(from.x, from.y);
  await tab.mouse.down();
  await tab.mouse.move(from.x + by, from.y, { steps: 5 });
  const to = await middle(handle);
  await tab.mouse.up();
  return to.x - from.x;
}

async function dragWithFinger(tab: Page, handle: Locator, by: number): Promise<void> {
  const { x, y } = await middle(handle);
  const touch = await tab.context().newCDPSession(tab);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: number) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [{ x: at, y }] });
  await send('touchStart', x);
  for (let step = 1; step <= 5; step++) await send('touchMove', x + (by * step) / 5);
  await send('touchEnd');
  await touch.detach();
}

/** What is kept free below the lowest label: other fonts have lower letters. */
const BELOW_PX = 3;

/** Returns the labels that overlap or leave the picture. */
function misplaced(tab: Page): Promise<string[]> {
  return tab.getByTestId('policy-day').evaluate((picture, below) => {
    const frame = picture.getBoundingClientRect();
    const labels = [...picture.querySelectorAll('text')].map((text) => ({
      text: text.textContent,
      box: text.getBoundingClientRect(),
    }));
    const outside = labels
      .filter(
        ({ box }) => box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom - below,
      )
      .map(({ text }) => `${text} is outside`);
    const overlapping = labels.flatMap((one, i) =>
      labels
        .slice(i + 1)
        .filter(
          ({ box }) =>
            one.box.left < box.right &&
            box.left < one.box.right &&
            one.box.top < box.bottom - 2 &&
            box.top < one.box.bottom - 2,
        )
        .map((other) => `${one.text} overlaps ${other.text}`),
    );
    return [...outside, ...overlapping];
  }, BELOW_PX);
}

for (const locale of ['en-GB', 'ar'] as const) {
  const { idle, max } = NAMES[locale];
  /** Time runs to the left in Arabic. */
  const later = locale === 'ar' ? -1 : 1;

  test(`moves its handles and the drop-downs by mouse, by touch and by keys (${locale})`, async ({
    open,
    newContext,
  }) => {
    const tab = await open(`kit/?locale=${locale}`, await newContext({ hasTouch: true }));
    const handle = slider(tab, idle);
    await expect(handle).toHaveAttribute('aria-valuenow', '15');
    expect((await handle.boundingBox())?.width).toBeGreaterThanOrEqual(44);
    expect((await handle.boundingBox())?.height).toBeGreaterThanOrEqual(44);

    const moved = await dragWithMouse(tab, handle, later * 80);
    expect(Math.abs(moved - later * 80)).toBeLessThan(15);
    const afterMouse = await value(handle);
    expect(afterMouse).toBeGreaterThan(15);
    expect(await chosen(tab, idle)).toBe(afterMouse);

    await dragWithFinger(tab, handle, later * -60);
    await expect.poll(() => value(handle)).toBeLessThan(afterMouse);
    expect(await chosen(tab, idle)).toBe(await value(handle));

    await dragWithMouse(tab, slider(tab, max), later * 60);
    expect(await value(slider(tab, max))).toBeGreaterThan(720);
    expect(await chosen(tab, max)).toBe(await value(slider(tab, max)));

    await choose(tab, idle, 20);
    await expect(handle).toHaveAttribute('aria-valuenow', '20');
    await handle.press(later === 1 ? 'ArrowRight' : 'ArrowLeft');
    await handle.press('ArrowUp');
    expect(await chosen(tab, idle)).toBe(22);
    await handle.press('Home');
    expect(await chosen(tab, idle)).toBe(3);
    await expect(handle).toBeFocused();
    expect(await axeViolations(tab)).toEqual([]);
  });

  test(`lets no labels overlap or leave the picture (${locale})`, async ({ open, newContext }) => {
    const tab = await open(`kit/?locale=${locale}`, await newContext());
    for (const [width, rootPx] of [
      [320, 16],
      [320, 24],
      [1_000, 24],
      [1_000, 16],
    ] as const) {
      await tab.setViewportSize({ width, height: 700 });
      await tab.evaluate((px) => {
        document.documentElement.style.fontSize = `${px}px`;
      }, rootPx);
      for (const [maxMinutes, idleMinutes] of [
        [720, 15],
        [30, 5],
        [10_080, 4_320],
        [1_440, 1_440],
      ] as const) {
        await choose(tab, max, maxMinutes);
        await choose(tab, idle, idleMinutes);
        await expect.poll(() => misplaced(tab), `${width} px, ${rootPx} px, ${maxMinutes} min`).toEqual([]);
      }
    }
  });
}
