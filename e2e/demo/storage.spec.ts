import { expectActive, expectEnded } from '../virtual/page-state.ts';
import { expect, test } from '../virtual/test.ts';

/** As if the user blocks the site's data. */
function storageBlocked(): void {
  Object.defineProperty(globalThis, 'localStorage', {
    get() {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    },
  });
}

/** As if the site has used up its quota. */
function storageFull(): void {
  for (let size = 2 ** 22; size >= 1; size /= 2) {
    try {
      localStorage.setItem(`filler-${size}`, 'x'.repeat(size));
    } catch {
      // A smaller item may fit.
    }
  }
}

for (const [name, condition, refusal] of [
  ['blocked', storageBlocked, 'SecurityError'],
  ['full', storageFull, 'QuotaExceededError'],
] as const) {
  test(`shares activity and sign-out among tabs if storage is ${name}`, async ({ startDemo, pass }) => {
    const { signIn } = await startDemo();
    const { tab, open } = await signIn('ann@example.com', { init: condition });
    const error = await tab.evaluate(() => {
      try {
        localStorage.setItem('one', 'x'.repeat(100));
        return 'none';
      } catch (thrown) {
        return (thrown as DOMException).name;
      }
    });
    expect(error).toBe(refusal);
    const other = await open();
    await pass('10m');
    await tab.mouse.move(100, 100);
    await pass('12m59s');
    await expectActive(tab, other);
    await other.getByRole('button', { name: 'Sign out', exact: true }).click();
    await expectEnded(tab, other);
  });
}
