import type { Page } from '@playwright/test';

/** What these tests use of the page in which Storybook renders. */
declare global {
  interface Window {
    __STORYBOOK_ADDONS_CHANNEL__: {
      once(event: string, listener: (payload: never) => void): void;
      emit(event: string, payload: unknown): void;
      last(event: string): readonly unknown[] | undefined;
    };
    __STORYBOOK_PREVIEW__?: {
      readonly currentRender?: { readonly phase?: string };
      readonly storyRenders: readonly { readonly phase?: string }[];
    };
  }
}

type Status = 'success' | 'error';

/** Loads a story into the page and waits until its play function has finished. */
export async function loadStory(page: Page, id: string, { theme = 'system' } = {}): Promise<Status> {
  // `a11y.manual` keeps Storybook from running axe: the tests run it themselves.
  await page.goto(`iframe.html?id=${id}&viewMode=story&globals=theme:${theme};a11y.manual:!true`);
  await page.waitForFunction(() => window.__STORYBOOK_PREVIEW__?.currentRender?.phase === 'finished');
  return page.evaluate(
    () => (window.__STORYBOOK_ADDONS_CHANNEL__.last('storyFinished') as [{ status: Status }])[0].status,
  );
}

/** Shows a story, as a click in the sidebar does, and waits until its play function has finished. */
export async function showStory(page: Page, id: string): Promise<Status> {
  if (!page.url().includes('viewMode=story')) return loadStory(page, id);
  return emit(page, 'setCurrentStory', { storyId: id, viewMode: 'story' });
}

/** Chooses a language, as the toolbar does, and waits for the rendering. The play function does not run again. */
export async function chooseLanguage(page: Page, locale: string): Promise<Status> {
  return emit(page, 'updateGlobals', { globals: { locale } });
}

function emit(page: Page, event: string, payload: unknown): Promise<Status> {
  return page.evaluate(
    ([event, payload]) =>
      new Promise<Status>((resolve) => {
        const channel = window.__STORYBOOK_ADDONS_CHANNEL__;
        channel.once('storyFinished', ({ status }: { status: Status }) => resolve(status));
        channel.emit(event, payload);
      }),
    [event, payload] as const,
  );
}

/** Loads a page of documentation and waits until each of its stories is rendered, those in frames too. */
export async function loadDocs(page: Page, id: string): Promise<void> {
  await page.goto(`iframe.html?id=${id}&viewMode=docs`);
  await page.waitForFunction(() => {
    const finished = (render?: { readonly phase?: string }) => render?.phase === 'finished';
    return (
      window.__STORYBOOK_ADDONS_CHANNEL__?.last('docsRendered') &&
      window.__STORYBOOK_PREVIEW__?.storyRenders.every(finished) &&
      [...document.querySelectorAll('iframe')].every((frame) =>
        finished(frame.contentWindow?.__STORYBOOK_PREVIEW__?.currentRender),
      )
    );
  });
}
