import { expectActive, expectEnded, expectWarning } from '../virtual/sights.ts';
import { expect, test } from '../virtual/test.ts';

test.describe('the idle timeout, 15 minutes with a warning 2 minutes before', () => {
  test('warns every tab after 13 minutes and ends every tab after 15, to the second', async ({ startDemo, pass }) => {
    const { signIn } = await startDemo();
    const { tab, open, items } = await signIn();
    const other = await open();
    await pass('12m59s');
    await expectActive(tab, other);
    await pass('1s');
    await expectWarning(tab, other);
    await pass('1m59s');
    expect(await items()).toBe(200);
    await expectWarning(tab, other);
    await pass('1s');
    await expectEnded(tab, other);
    expect(await items()).toBe(401);
  });
});
