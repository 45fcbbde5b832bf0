import { expect, it } from 'vitest';
import { over, visible } from './harness/session.ts';
import { stage } from './harness/stage.ts';

const here = stage({ CURFEW_IDLE: '4s', CURFEW_WARN: '1s', CURFEW_MAX: '10m' });

/** The renderer processes of the browser. */
async function renderers(): Promise<number[]> {
  const cdp = await here.browser.newBrowserCDPSession();
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  await cdp.detach();
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}

it('is over in a tab that was frozen past the deadline: the key press that wakes it does not revive it', async () => {
  const before = await renderers();
  const { tab, items } = await here.signIn();
  const frozen = (await renderers()).filter((id) => !before.includes(id));
  expect(frozen.length).toBeGreaterThan(0);
  for (const id of frozen) process.kill(id, 'SIGSTOP');
  await new Promise((resolve) => setTimeout(resolve, 6_000));
  const pressed = tab.keyboard.press('KeyA');
  for (const id of frozen) process.kill(id, 'SIGCONT');
  await pressed;
  await visible(over(tab));
  await tab.keyboard.press('KeyA');
  expect(await items()).toBe(401);
  expect(await over(tab).isVisible()).toBe(true);
});
