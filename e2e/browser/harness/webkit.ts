import { openDisplay } from '../../harness/xvfb.ts';
import type { RealBrowser, Tab } from './real-browser.ts';
import { type Command, startDriver } from './webdriver.ts';

/** The property names an element in WebDriver. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

const KEYS = { KeyA: 'a', Enter: '\uE007', Escape: '\uE00C', Tab: '\uE004' };

/** For elements that are not there yet. */
const PATIENCE_MS = 60_000;

/** WebKitGTK in an X server without a screen. Its driver has one session, so there is one tab at a time. */
export async function openWebKit(driverPath: string): Promise<RealBrowser> {
  const display = await openDisplay();
  const driver = await startDriver(driverPath, {
    ...process.env,
    DISPLAY: display.name,
    // The sandbox rejects root, and a machine without a GPU composes in software.
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    LIBGL_ALWAYS_SOFTWARE: '1',
    // GTK would start a message bus, and leave it behind.
    NO_AT_BRIDGE: '1',
    GTK_A11Y: 'none',
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
  });
  return {
    name: 'WebKit',
    pid: driver.pid,
    async newTab(...prepare) {
      const command = await driver.newSession({ browserName: 'MiniBrowser', pageLoadStrategy: 'normal' });
      await command('POST', '/timeouts', { implicit: PATIENCE_MS, script: PATIENCE_MS });
      return tabOf(command, prepare);
    },
    async close() {
      await driver.close();
      await display.close();
    },
  };
}

function tabOf(command: Command, prepare: readonly (() => void)[]): Tab {
  const errors: string[] = [];

  async function evaluate<Result, Argument>(
    script: (argument: Argument) => Result,
    argument: Argument,
  ): Promise<Awaited<Result>> {
    const [result, problem, unhandled] = await command<[Awaited<Result>, string | null, string[]]>(
      'POST',
      '/execute/async',
      { script: inPage(prepare, `(${script})(${JSON.stringify(argument)})`), args: [] },
    );
    errors.push(...unhandled);
    if (problem) throw new Error(problem);
    return result as Awaited<Result>;
  }

  async function clickNow(using: string, value: string): Promise<void> {
    const { [ELEMENT]: id } = await command<Record<string, string>>('POST', '/element', { using, value });
    const script = 'arguments[0].scrollIntoView({ block: "center" })';
    await command('POST', '/execute/sync', { script, args: [{ [ELEMENT]: id }] });
    await command('POST', `/element/${id}/click`);
  }

  /** Waits for a dialog that closes, as the other drivers do. */
  async function click(using: string, value: string): Promise<void> {
    for (const limit = Date.now() + PATIENCE_MS; ; ) {
      try {
        return await clickNow(using, value);
      } catch (error) {
        if (Date.now() > limit) throw error;
      }
    }
  }

  const type = (keys: string) =>
    command<void>('POST', '/actions', {
      actions: [
        {
          type: 'key',
          id: 'keyboard',
          actions: [...keys].flatMap((value) => [
            { type: 'keyDown', value },
            { type: 'keyUp', value },
          ]),
        },
      ],
    });

  return {
    console: [],
    errors,
    async goto(url) {
      await command('POST', '/url', { url });
      await evaluate(() => {}, null);
    },
    evaluate,
    // There is no other tab.
    bringToFront: async () => {},
    click: (name) => click('xpath', `//button[normalize-space()='${name}']`),
    clickAt: (selector) => click('css selector', selector),
    press: (key) => type(KEYS[key]),
    type,
    moveTo: (x, y) =>
      command('POST', '/actions', {
        actions: [
          {
            type: 'pointer',
            id: 'mouse',
            actions: [{ type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) }],
          },
        ],
      }),
    screenshot: async () => Buffer.from(await command<string>('GET', '/screenshot'), 'base64'),
    close: () => command('DELETE', ''),
  };
}

/** WebDriver runs nothing before the scripts of a page, so a document is prepared by the first call in it. */
const inPage = (prepare: readonly (() => void)[], expression: string): string => `
  const done = arguments[arguments.length - 1];
  if (!window.unhandled) {
    window.unhandled = [];
    addEventListener('error', ({ message }) => window.unhandled.push(message));
    addEventListener('unhandledrejection', ({ reason }) => window.unhandled.push(String(reason)));
    ${prepare.map((script) => `(${script})();`).join('\n')}
  }
  const send = (value, problem) => done([value, problem, window.unhandled.splice(0)]);
  new Promise((resolve) => resolve(${expression})).then(
    (value) => send(value ?? null, null),
    (reason) => send(null, String(reason?.stack ?? reason)),
  );`;
