import { ended, expectActive, expectEnded, expectWarning, warning } from '../virtual/page-state.ts';
import { expect, test } from '../virtual/test.ts';

const PAGE = 'browser-only/?idle=15m&warn=2m&max=12h';

test('counts activity in one tab for another, and ends both when there is none', async ({ open, pass }) => {
  const [busy, quiet] = [await open(PAGE), await open(PAGE)];
  await pass('12m');
  await busy.mouse.move(100, 100);
  await pass('12m59s');
  await expectActive(busy, quiet);
  await pass('1s');
  await expectWarning(busy, quiet);
  await pass('1m59s');
  await expectWarning(busy, quiet);
  await pass('1s');
  await expectEnded(busy, quiet);
});

test('extends both tabs when "Stay signed in" is pressed in one, but not by movement', async ({ open, pass }) => {
  const [a, b] = [await open(PAGE), await open(PAGE)];
  await pass('13m1s');
  await b.mouse.move(50, 50);
  await pass('1s');
  await expectWarning(a, b);
  await b.getByRole('button', { name: 'Stay signed in' }).click();
  await expectActive(a, b);
  await pass('12m59s');
  await expectActive(a, b);
});

test('ends at the absolute timeout despite activity', async ({ open, pass }) => {
  const page = await open('browser-only/?idle=15m&warn=2m&max=30m');
  for (let minute = 1; minute < 28; minute++) {
    await pass('1m');
    await page.keyboard.press('KeyA');
    await expectActive(page);
  }
  await pass('1m');
  await expectWarning(page);
  await expect(page.getByRole('button', { name: 'Stay signed in' })).toHaveCount(0);
  await page.keyboard.press('KeyA');
  await pass('1m59s');
  await expectWarning(page);
  await pass('1s');
  await expectEnded(page);
});

test('ends in the other tab on sign-out, and stays ended after a reload', async ({ open, time }) => {
  const [a, b] = [await open(PAGE), await open(PAGE)];
  await a.getByRole('button', { name: 'Sign out' }).click();
  await time.settle();
  await expectEnded(a, b);
  await b.reload();
  await expectEnded(b);
  await expect(b.getByText('Protected')).toHaveCount(0);
});

test('shows the remaining time in a tab that opens or reloads during the warning', async ({ open, pass }) => {
  const a = await open(PAGE);
  await pass('14m');
  const late = await open(PAGE);
  await expectWarning(a, late);
  await a.reload();
  await expectWarning(a);
  await pass('59s');
  await expectWarning(a, late);
  await pass('1s');
  await expectEnded(a, late);
});

test('begins a new session after a sign-in, only in the tab that signed in', async ({ open, time }) => {
  const [a, b] = [await open(PAGE), await open(PAGE)];
  await a.getByRole('button', { name: 'Sign out' }).click();
  await expectEnded(a, b);
  await a.getByRole('button', { name: 'Sign in again' }).click();
  await time.settle();
  await expectActive(a);
  await expectEnded(b);
});

test('ends when the machine resumes after the deadline, and the key press that resumes it extends nothing', async ({
  open,
  time,
}) => {
  const [a, b] = [await open(PAGE), await open(PAGE)];
  await time.sleep('1h');
  await b.keyboard.press('KeyA');
  await time.settle();
  await expectEnded(a, b);
});

test('ends within 30 s after the machine resumes, without input', async ({ open, time, pass }) => {
  const [a, b] = [await open(PAGE), await open(PAGE)];
  await time.sleep('1h');
  await pass('30s');
  await expectEnded(a, b);
});

test.describe('with the wall clock set back by an hour between two tabs', () => {
  for (const [busy, quiet] of [
    ['before', 'after'],
    ['after', 'before'],
  ] as const) {
    test(`counts activity in the tab opened ${busy} for the one opened ${quiet}, and ends both together`, async ({
      open,
      time,
      pass,
    }) => {
      const before = await open(PAGE);
      await time.setWallBack('1h');
      const tabs = { before, after: await open(PAGE) };
      await time.settle();
      await pass('12m');
      await tabs[busy].mouse.move(100, 100);
      await pass('12m58s');
      await expectActive(before, tabs.after);
      await pass('2s');
      await expectWarning(before, tabs.after);
      await pass('2m');
      await expectEnded(before, tabs.after);
    });
  }

  test('does not extend the session', async ({ open, time, pass }) => {
    const before = await open(PAGE);
    await pass('10m');
    await time.setWallBack('1h');
    const after = await open(PAGE);
    await pass('5m');
    await expectEnded(before, after);
  });
});

test.describe('without BroadcastChannel', () => {
  const withoutChannel = () => void Reflect.deleteProperty(globalThis, 'BroadcastChannel');

  test('shares activity and sign-out through the fallback', async ({ open, pass, newContext }) => {
    const context = await newContext();
    await context.addInitScript(withoutChannel);
    const [a, b] = [await open(PAGE, context), await open(PAGE, context)];
    expect(await b.evaluate(() => typeof BroadcastChannel)).toBe('undefined');
    await pass('12m');
    await a.mouse.move(100, 100);
    await pass('12m');
    await expectActive(a, b);
    await a.getByRole('button', { name: 'Sign out' }).click();
    // The fallback reads its messages with a timer.
    await pass('2s');
    await expectEnded(a, b);
  });

  test('ends a tab with BroadcastChannel at its next input', async ({ open, newContext, pass }) => {
    const context = await newContext();
    const one = await open(PAGE, context);
    await context.addInitScript(withoutChannel);
    const other = await open(PAGE, context);
    await pass('1m');
    await other.getByRole('button', { name: 'Sign out' }).click();
    await expectEnded(other);
    await one.keyboard.press('KeyA');
    await pass('2s');
    await expectEnded(one);
  });
});

test('separates two apps on one origin', async ({ open, pass, time, newContext }) => {
  const context = await newContext();
  const one = await open(`${PAGE}&product=one`, context);
  const other = await open(`${PAGE}&product=other`, context);
  await pass('10m');
  await other.mouse.move(100, 100);
  await pass('5m');
  await expectEnded(one);
  await expectActive(other);
  await one.getByRole('button', { name: 'Sign in again' }).click();
  await expectActive(one);
  await other.getByRole('button', { name: 'Sign out' }).click();
  await expectEnded(other);
  await time.settle();
  await expectActive(one);
});

test.describe('a page of another version beside this one', () => {
  test('neither ends it nor is ended by it', async ({ open, time, newContext }) => {
    const context = await newContext();
    const ours = await open(PAGE, context);
    await context.addInitScript(anotherVersion);
    const theirs = await open(PAGE, context);
    await theirs.getByRole('button', { name: 'Sign out' }).click();
    await expectEnded(theirs);
    await time.settle();
    await expectActive(ours);
    await theirs.getByRole('button', { name: 'Sign in again' }).click();
    await expectActive(theirs);
    await ours.getByRole('button', { name: 'Sign out' }).click();
    await expectEnded(ours);
    await time.settle();
    await expectActive(theirs);
  });

  test('does not extend it', async ({ open, pass, newContext }) => {
    const context = await newContext();
    const ours = await open(PAGE, context);
    await context.addInitScript(anotherVersion);
    const theirs = await open(PAGE, context);
    await pass('10m');
    await theirs.mouse.move(100, 100);
    await pass('4m');
    await expectWarning(ours);
    await expect(warning(theirs)).toHaveCount(0);
    await pass('1m');
    await expectEnded(ours);
    await expect(ended(theirs)).toHaveCount(0);
  });
});

/** Swaps the version in everything that the page sends, stores, receives and reads. */
function anotherVersion(): void {
  const { parse, stringify } = JSON;
  const swap = (text: string) => text.replace(/"v":[12]\b/g, (v) => (v === '"v":1' ? '"v":2' : '"v":1'));
  const { postMessage } = BroadcastChannel.prototype;
  BroadcastChannel.prototype.postMessage = function (message) {
    postMessage.call(this, parse(swap(stringify(message))));
  };
  const { getItem, setItem } = Storage.prototype;
  Storage.prototype.setItem = function (key, value) {
    setItem.call(this, key.replace('v1', 'v2'), swap(value));
  };
  Storage.prototype.getItem = function (key) {
    const value = getItem.call(this, key.replace('v1', 'v2'));
    return value === null ? null : swap(value);
  };
  const data = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')?.get;
  Object.defineProperty(MessageEvent.prototype, 'data', {
    get() {
      return parse(swap(stringify(data?.call(this) ?? null)));
    },
  });
}
