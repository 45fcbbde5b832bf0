import type { Page } from '@playwright/test';

declare global {
  interface Window {
    __STORYBOOK_ADDONS_CHANNEL__: {
      on(event: string, listener: (payload: unknown) => void): void;
      once(event: string, listener: (payload: unknown) => void): void;
      off(event: string, listener: (payload: unknown) => void): void;
      emit(event: string, payload: unknown): void;
      last(event: string): readonly unknown[] | undefined;
    };
    __STORYBOOK_PREVIEW__?: {
      readonly currentRender?: { readonly phase?: string };
      readonly storyRenders: readonly { readonly phase?: string }[];
    };
  }
}

/** Events by which Storybook reports an exception. A story whose play function throws still finishes with success. */
const EXCEPTIONS = ['playFunctionThrewException', 'unhandledErrorsWhilePlaying', 'storyThrewException', 'storyErrored'];

interface LoadOptions {
  readonly theme?: 'system' | 'light' | 'dark';
  readonly locale?: string;
  /** Whether the play function runs. */
  readonly isPlayed?: boolean;
}

/** Opens the story alone, by its address. Returns the exceptions that Storybook reports. */
export async function loadStory(page: Page, id: string, options: LoadOptions = {}): Promise<unknown[]> {
  const { theme = 'system', locale = 'en', isPlayed = false } = options;
  // `a11y.manual` keeps Storybook from running axe: the tests run it themselves.
  const globals = `theme:${theme};locale:${locale};a11y.manual:!true`;
  await page.goto(`iframe.html?id=${id}&viewMode=story&embed=${!isPlayed}&globals=${globals}`);
  await page.waitForFunction(() => window.__STORYBOOK_PREVIEW__?.currentRender?.phase === 'finished');
  return page.evaluate(
    (events) => events.flatMap((event) => window.__STORYBOOK_ADDONS_CHANNEL__.last(event) ?? []),
    EXCEPTIONS,
  );
}

/** As the toolbar does. Returns the exceptions that Storybook reports. */
export async function chooseLanguage(page: Page, locale: string): Promise<unknown[]> {
  return page.evaluate(
    ([locale, events]) =>
      new Promise<unknown[]>((resolve) => {
        const channel = window.__STORYBOOK_ADDONS_CHANNEL__;
        const exceptions: unknown[] = [];
        const note = (exception: unknown) => exceptions.push(exception);
        for (const name of events) channel.on(name, note);
        channel.once('storyFinished', () => {
          for (const name of events) channel.off(name, note);
          resolve(exceptions);
        });
        channel.emit('updateGlobals', { globals: { locale } });
      }),
    [locale, EXCEPTIONS] as const,
  );
}

/** Waits for the stories that are not in frames. */
export async function loadDocs(page: Page, id: string): Promise<void> {
  await page.goto(`iframe.html?id=${id}&viewMode=docs`);
  await page.waitForFunction(
    () =>
      window.__STORYBOOK_ADDONS_CHANNEL__?.last('docsRendered') &&
      window.__STORYBOOK_PREVIEW__?.storyRenders.every(({ phase }) => phase === 'finished'),
  );
}
