import type { BrowserContextOptions, Page } from '@playwright/test';
import type { KitPage } from '../fixtures/kit/main.tsx';
import { test as base, expect } from '../virtual/test.ts';

declare const page: KitPage;

const test = base.extend<{ visit: (query?: string, options?: BrowserContextOptions) => Promise<Page> }>({
  visit: async ({ open, newContext }, use) =>
    use(async (query = '', options) => {
      const tab = await open(`kit/?${query}`, await newContext(options));
      await expect(tab.getByRole('group').first()).toBeVisible();
      return tab;
    }),
});

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const SMALL = { width: 320, height: 256 };

async function warn(tab: Page): Promise<void> {
  await tab.evaluate(() => page.warn());
  await expect(tab.getByRole('alertdialog')).toBeVisible();
  // Presses are ignored in the first half second.
  await tab.evaluate(() => page.pass(500));
}

async function shrink(tab: Page): Promise<void> {
  await warn(tab);
  await tab.keyboard.press('Escape');
  await expect(tab.locator('.curfew-bar')).toBeVisible();
}

/** Lets the countdown of two minutes run until this many seconds are left. */
async function until(tab: Page, seconds: number): Promise<void> {
  await tab.evaluate((left) => {
    const { clock, getDeadlines } = page.session;
    page.pass((getDeadlines()?.endsAt ?? 0) - clock.now() - left * 1_000);
  }, seconds);
  await expect(tab.getByRole('timer')).toHaveText(`0:${String(seconds).padStart(2, '0')}`);
}

function box(tab: Page, selector: string): Promise<Box> {
  return tab
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return { left, right, top, bottom };
    });
}

function style(tab: Page, selector: string, property: string, pseudo = ''): Promise<string> {
  return tab
    .locator(selector)
    .first()
    .evaluate((element, [name, of]) => getComputedStyle(element, of).getPropertyValue(name), [
      property,
      pseudo,
    ] as const);
}

/** The red, green and blue, 0 to 255, that the browser draws for a colour, such as one in oklab, on another. */
function drawn(tab: Page, colour: string, behind = colour): Promise<readonly number[]> {
  return tab.evaluate(
    (fills) => {
      const context = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
      for (const fill of fills) {
        context.fillStyle = fill;
        context.fillRect(0, 0, 1, 1);
      }
      return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    },
    [behind, colour],
  );
}

/** By WCAG 2. */
async function contrast(tab: Page, first: string, second: string): Promise<number> {
  const [dark = 0, light = 0] = (await Promise.all([drawn(tab, first), drawn(tab, second)]))
    .map((channels) =>
      channels
        .map((channel) => channel / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
        .reduce((sum, part, at) => sum + part * ([0.2126, 0.7152, 0.0722][at] ?? 0), 0),
    )
    .sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function setRules(tab: Page, rules: string): Promise<void> {
  return tab.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, rules);
}

test('has no selector with specificity, so that the order of rules alone decides, and none that depends on a direction', async ({
  visit,
}) => {
  const tab = await visit();
  const selectors = await tab.evaluate(() => {
    const found: string[] = [];
    const walk = (rules: CSSRuleList) => {
      for (const rule of rules) {
        if (rule instanceof CSSStyleRule) found.push(rule.selectorText);
        if ('cssRules' in rule) walk(rule.cssRules as CSSRuleList);
      }
    };
    for (const { cssRules } of document.styleSheets) {
      for (const rule of cssRules) if (rule instanceof CSSLayerBlockRule && rule.name === 'curfew') walk(rule.cssRules);
    }
    return found;
  });
  /** Without `:where(…)`, which may contain others. */
  const rest = (selector: string) => {
    let left = selector;
    for (let before = ''; before !== left; ) {
      before = left;
      left = left.replace(/:where\((?:[^()]|\([^()]*(?:\([^()]*\)[^()]*)*\))*\)/g, '');
    }
    return left.replace(/::[\w-]+|[&>+~,\s]/g, '');
  };
  expect(selectors.length).toBeGreaterThan(80);
  expect(selectors.filter((selector) => rest(selector) !== '')).toEqual([]);
  expect(selectors.filter((selector) => /:(dir|lang)\(/.test(selector))).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`keeps a dangerous button red: at rest, under the pointer, focused, touched (${colorScheme})`, async ({
    visit,
  }) => {
    const tab = await visit('dark', { colorScheme, hasTouch: true });
    await tab.evaluate(() => {
      const button = document.createElement('button');
      button.className = 'curfew-button curfew-danger';
      button.textContent = 'End';
      document.querySelector('.curfew-settings')?.prepend(button);
    });
    const button = tab.locator('.curfew-danger');
    const isRed = async () => {
      const [red = 0, green = 0, blue = 0] = await drawn(tab, await style(tab, '.curfew-danger', 'background-color'));
      return red > green + 60 && red > blue + 60;
    };
    expect(await isRed()).toBe(true);
    const calm = await style(tab, '.curfew-danger', 'background-color');
    await button.hover();
    expect(await isRed()).toBe(true);
    expect(await style(tab, '.curfew-danger', 'background-color')).not.toBe(calm);
    await tab.mouse.move(0, 0);
    await button.focus();
    expect(await isRed()).toBe(true);
    await button.tap();
    expect(await isRed()).toBe(true);
    expect(
      await contrast(
        tab,
        await style(tab, '.curfew-danger', 'color'),
        await style(tab, '.curfew-danger', 'background-color'),
      ),
    ).toBeGreaterThan(4.5);
  });
}

for (const [name, query, options] of [
  ['light', 'dark', { colorScheme: 'light' }],
  ['dark', 'dark', { colorScheme: 'dark' }],
  ['forced colours', '', { forcedColors: 'active' }],
] as const) {
  test(`shows in the ring how urgent it is, by width and colour: ${name}`, async ({ visit }) => {
    const tab = await visit(query, options);
    await warn(tab);
    const background = await style(tab, 'dialog', 'background-color');
    const look = async () => {
      const stroke = await style(tab, '.curfew-countdown circle + circle', 'stroke');
      expect(await contrast(tab, stroke, background)).toBeGreaterThanOrEqual(3);
      return { stroke, width: await style(tab, '.curfew-countdown circle + circle', 'stroke-width') };
    };
    await until(tab, 31);
    const calm = await look();
    await until(tab, 30);
    const soon = await look();
    await until(tab, 10);
    const now = await look();
    expect([calm.width, soon.width, now.width]).toEqual(['4px', '6px', '8px']);
    if (name !== 'forced colours') expect(new Set([calm.stroke, soon.stroke, now.stroke]).size).toBe(3);
  });
}

test('shows the two limits by different rings', async ({ visit }) => {
  const [idle, max] = [await visit(), await visit('limit=max')];
  await warn(idle);
  await warn(max);
  expect(await style(idle, '.curfew-countdown path', 'display')).toBe('none');
  expect(await style(max, '.curfew-countdown path', 'display')).toBe('inline');
});

for (const viewport of [{ width: 1_000, height: 700 }, { width: 500, height: 450 }, SMALL]) {
  test(`does not move when an extension fails (${viewport.width} × ${viewport.height})`, async ({ visit }) => {
    const tab = await visit('', { viewport });
    await warn(tab);
    await tab.evaluate(() => {
      page.session.extend = async () => false;
    });
    const places = async () =>
      Promise.all(['dialog', '.curfew-stay', '.curfew-stay + button'].map((each) => box(tab, each)));
    const before = await places();
    await tab.locator('.curfew-stay').click();
    await expect(tab.getByRole('alert')).not.toBeEmpty();
    const after = await places();
    expect(after.map(({ top, left, right }) => ({ top, left, right }))).toEqual(
      before.map(({ top, left, right }) => ({ top, left, right })),
    );
    const dialog = await box(tab, 'dialog');
    expect(dialog.bottom).toBeLessThanOrEqual(viewport.height);
  });
}

for (const parts of [
  'countdown,title,description,extend,sign-out',
  'title,description,extend,sign-out',
  'sign-out,extend,description,title,countdown',
  'title,extend,countdown,note,sign-out,description',
  'note,title,description,sign-out,extend',
]) {
  test(`lays out its parts in any order: ${parts}`, async ({ visit }) => {
    const tab = await visit(`parts=${parts}`);
    await warn(tab);
    const dialog = await box(tab, 'dialog');
    const [title, text, stay, leave] = await Promise.all(
      ['.curfew-title', '.curfew-text', '.curfew-stay', 'dialog .curfew-button:not(.curfew-stay)'].map((each) =>
        box(tab, each),
      ),
    );
    const boxes = await tab
      .locator('dialog > :is(.curfew-countdown, .curfew-title, .curfew-text, .curfew-button, p:not([role], [class]))')
      .evaluateAll((elements) =>
        elements.map((element) => {
          const { left, right, top, bottom } = element.getBoundingClientRect();
          return { left, right, top, bottom };
        }),
      );
    expect(boxes).toHaveLength(parts.split(',').length);
    for (const [at, one] of boxes.entries()) {
      expect(one.left >= dialog.left + 24 && one.right <= dialog.right - 24).toBe(true);
      for (const other of boxes.slice(at + 1)) {
        const apart =
          one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;
        expect(apart).toBe(true);
      }
    }
    // One above the other, and the buttons side by side.
    expect(title?.left).toBe(text?.left);
    expect(stay?.top).toBe(leave?.top);
    expect(stay?.left).toBe(dialog.left + 25);
    expect(leave?.right).toBe(dialog.right - 25);
    if (parts.includes('countdown')) expect((await box(tab, '.curfew-countdown')).right).toBeLessThan(title?.left ?? 0);
    else expect(title?.left).toBe(dialog.left + 25);
  });
}

test('has drop-downs that look like such in forced colours', async ({ visit }) => {
  const tab = await visit('', { forcedColors: 'active' });
  const looks = await tab
    .locator('.curfew-unit select')
    .evaluateAll((selects) => selects.map((each) => getComputedStyle(each).appearance));
  expect(looks.length).toBeGreaterThan(3);
  expect(new Set(looks)).toEqual(new Set(['auto']));
});

test('shows in forced colours which drop-downs are wrong', async ({ visit }) => {
  const tab = await visit('', { forcedColors: 'active' });
  await tab.getByRole('group', { name: 'Idle Session Duration' }).getByLabel('Minutes').selectOption('2');
  const wrong = tab.locator('.curfew-unit select[aria-invalid=true]');
  await expect(wrong).toHaveCount(1);
  expect(await style(tab, '.curfew-unit select[aria-invalid=true]', 'border-width')).toBe('3px');
  expect(await style(tab, '.curfew-unit select:not([aria-invalid=true])', 'border-width')).toBe('1px');
});

for (const [name, options] of [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['forced colours', { forcedColors: 'active' }],
] as const)
  test(`shows that a button is pressed, unless it is busy: ${name}`, async ({ visit }) => {
    const isForced = name === 'forced colours';
    const tab = await visit(isForced ? '' : 'dark', options);
    await tab.getByRole('group', { name: 'Idle Session Duration' }).getByLabel('Minutes').selectOption('10');
    const surface = await style(tab, '.curfew-submit', 'background-color');
    for (const selector of ['.curfew-buttons .curfew-primary', '.curfew-buttons .curfew-quiet']) {
      const look = async () => ({
        background: await style(tab, selector, 'background-color'),
        translate: await style(tab, selector, 'translate'),
      });
      const button = tab.locator(selector);
      const calm = await look();
      await button.hover();
      const under = await look();
      await tab.mouse.down();
      const pressed = await look();
      expect([under.translate, pressed.translate]).toEqual(['none', '0px 1px']);
      if (!isForced) {
        expect(pressed.background).not.toBe(under.background);
        const fill = `rgb(${await drawn(tab, pressed.background, surface)})`;
        expect(await contrast(tab, await style(tab, selector, 'color'), fill)).toBeGreaterThanOrEqual(4.5);
      }
      await button.evaluate((one) => one.setAttribute('aria-disabled', 'true'));
      expect(await look()).toEqual(calm);
      await button.evaluate((one) => one.removeAttribute('aria-disabled'));
      // A press that ends elsewhere does nothing.
      await tab.mouse.move(0, 0);
      await tab.mouse.up();
    }
  });

test('has targets of 44 px and text of 16 px in drop-downs on touch screens', async ({ visit }) => {
  const tab = await visit('', { hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } });
  await tab.locator('details.curfew-standards').evaluate((card) => card.setAttribute('open', ''));
  await expect(tab.getByRole('link').first()).toBeVisible();
  const sizes = await tab.locator('.curfew-settings :is(button, select, a):visible').evaluateAll((targets) =>
    targets.map((target) => ({
      name: target.localName + target.className,
      height: target.getBoundingClientRect().height,
      font: Number.parseFloat(getComputedStyle(target).fontSize),
    })),
  );
  expect(sizes.filter(({ height }) => height < 44)).toEqual([]);
  expect(sizes.filter(({ name, font }) => name.startsWith('select') && font < 16)).toEqual([]);
});

test('has the chevron of a drop-down at its end, whatever the language is', async ({ visit }) => {
  for (const [dir, start, end] of [
    ['ltr', 'left', 'right'],
    ['rtl', 'right', 'left'],
  ] as const) {
    const tab = await visit(`dir=${dir}`);
    expect(await style(tab, 'html', 'direction')).toBe(dir);
    const shown = (name: string) => style(tab, '.curfew-unit', name, '::after');
    expect(await shown('content')).toBe('""');
    expect([await shown('justify-self'), await shown(`margin-${end}`), await shown(`margin-${start}`)]).toEqual([
      'end',
      '14px',
      '0px',
    ]);
  }
});

test("grows with the user's text size", async ({ visit }) => {
  for (const [query, show, scope] of [
    ['', async () => {}, '.curfew-settings'],
    ['', warn, '.curfew-warning'],
    ['limit=max', shrink, '.curfew-bar'],
    ['', (tab: Page) => tab.evaluate(() => page.pass(16 * 60_000)), '.curfew-expired'],
  ] as const) {
    const tab = await visit(query);
    await show(tab);
    await expect(tab.locator(scope)).toBeVisible();
    const sizes = () =>
      tab.locator(`${scope} *`).evaluateAll((elements) =>
        elements
          .filter((element) => !element.closest('svg'))
          .filter((element) =>
            [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent),
          )
          .map((element) => Number.parseFloat(getComputedStyle(element).fontSize)),
      );
    const usual = await sizes();
    await tab.evaluate(() => {
      document.documentElement.style.fontSize = '24px';
    });
    expect(usual.length).toBeGreaterThan(1);
    // What depends on the measured size is rendered again.
    const large = async () => (await sizes()).map((size) => size.toFixed(1));
    await expect.poll(large).toEqual(usual.map((size) => (size * 1.5).toFixed(1)));
    // Small, body, and titles.
    if (scope === '.curfew-settings') expect(new Set(usual).size).toBeLessThanOrEqual(3);
  }
});

const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }`;

test('loses no text with the spacing of WCAG 1.4.12', async ({ visit }) => {
  for (const [query, show] of [
    ['', async () => {}],
    ['', warn],
    ['limit=max', shrink],
    ['', (tab: Page) => tab.evaluate(() => page.pass(16 * 60_000))],
  ] as const) {
    const tab = await visit(query, { viewport: { width: 320, height: 640 } });
    await show(tab);
    await setRules(tab, SPACING);
    const lost = await tab
      .locator(
        'dialog[open], .curfew-bar, .curfew-settings, .curfew-card, button:visible, select:visible, [class^=curfew] p:visible',
      )
      .evaluateAll((elements) =>
        elements
          .filter((element) => element.scrollWidth > element.clientWidth + 1 && !element.matches('.curfew-hidden'))
          .map(({ className, textContent }) => `${className} ${textContent}`),
      );
    expect(lost).toEqual([]);
  }
});

test('begins as a small pill on a small page, and unfolds and folds by a press', async ({ visit }) => {
  const tab = await visit('limit=max', { viewport: SMALL });
  await shrink(tab);
  const pill = await box(tab, '.curfew-bar');
  expect(pill.bottom - pill.top).toBeLessThan(50);
  expect(pill.right - pill.left).toBeLessThan(160);
  expect(pill.right).toBeLessThanOrEqual(SMALL.width);
  const toggle = tab.locator('.curfew-fold');
  await expect(toggle).toHaveAttribute('aria-expanded', 'false');
  await expect(tab.getByRole('timer')).toBeVisible();
  await toggle.press('Enter');
  await expect(toggle).toHaveAttribute('aria-expanded', 'true');
  await expect(toggle).toBeFocused();
  for (const button of await tab.locator('.curfew-bar button').all()) await expect(button).toBeInViewport({ ratio: 1 });
  await toggle.click();
  await expect(tab.locator('.curfew-bar p')).toHaveCount(0);
});

test('folds on a large page, so that what is beneath can be reached', async ({ visit }) => {
  const tab = await visit('limit=max', { viewport: { width: 900, height: 600 } });
  await shrink(tab);
  const atCorner = () =>
    tab.evaluate(() => Boolean(document.elementFromPoint(20, innerHeight - 20)?.closest('.curfew-bar')));
  expect(await atCorner()).toBe(true);
  await tab.locator('.curfew-fold').click();
  expect(await atCorner()).toBe(false);
});

test('raises its contrast if the user prefers more', async ({ visit }) => {
  const tab = await visit('', { contrast: 'more' });
  expect(await style(tab, '.curfew-duration p', 'color')).toBe(await style(tab, '.curfew-settings', 'color'));
});
