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

/** Returns what the play function threw. */
export async function loadStory(page: Page, id: string, { theme = 'system' } = {}): Promise<unknown[]> {
  // `a11y.manual` keeps Storybook from running axe: the tests run it themselves.
  await page.goto(`iframe.html?id=${id}&viewMode=story&globals=theme:${theme};a11y.manual:!true`);
  await page.waitForFunction(() => window.__STORYBOOK_PREVIEW__?.currentRender?.phase === 'finished');
  return page.evaluate(
    (events) => events.flatMap((event) => window.__STORYBOOK_ADDONS_CHANNEL__.last(event) ?? []),
    EXCEPTIONS,
  );
}

/** As a click in the sidebar does. Returns what the play function threw. */
export async function showStory(page: Page, id: string): Promise<unknown[]> {
  if (!page.url().includes('viewMode=story')) return loadStory(page, id);
  return emit(page, 'setCurrentStory', { storyId: id, viewMode: 'story' });
}

/** As the toolbar does. The play function does not run again. */
export async function chooseLanguage(page: Page, locale: string): Promise<unknown[]> {
  return emit(page, 'updateGlobals', { globals: { locale } });
}

function emit(page: Page, event: string, payload: unknown): Promise<unknown[]> {
  return page.evaluate(
    ([event, payload, events]) =>
      new Promise<unknown[]>((resolve) => {
        const channel = window.__STORYBOOK_ADDONS_CHANNEL__;
        const exceptions: unknown[] = [];
        const note = (exception: unknown) => exceptions.push(exception);
        for (const name of events) channel.on(name, note);
        channel.once('storyFinished', () => {
          for (const name of events) channel.off(name, note);
          resolve(exceptions);
        });
        channel.emit(event, payload);
      }),
    [event, payload, EXCEPTIONS] as const,
  );
}

/** Waits for stories in frames too. */
export async function loadDocs(page: Page, id: string): Promise<void> {
  await page.goto(`iframe.html?id=${id}&viewMode=docs`);
  await page.waitForFunction(
    () =>
      window.__STORYBOOK_ADDONS_CHANNEL__?.last('docsRendered') &&
      window.__STORYBOOK_PREVIEW__?.storyRenders.every(({ phase }) => phase === 'finished'),
  );
}
