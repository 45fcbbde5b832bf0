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
      readonly currentRender?: {
        readonly phase?: string;
        readonly story?: { readonly storyGlobals: { locale?: string } };
      };
      readonly storyRenders: readonly { readonly phase?: string }[];
    };
  }
}

/** How a story ended, with the exceptions that Storybook reported on the way. */
export interface Outcome {
  readonly status: 'success' | 'error';
  readonly exceptions: readonly unknown[];
}

/** Opens a story alone and waits until it is rendered and its play function has finished. */
export async function openStory(page: Page, id: string, { theme = 'system' } = {}): Promise<Outcome> {
  // `a11y.manual` keeps Storybook from running axe: the tests run it themselves.
  await page.goto(`iframe.html?id=${id}&viewMode=story&globals=theme:${theme};a11y.manual:!true`);
  await page.waitForFunction(() => window.__STORYBOOK_PREVIEW__?.currentRender?.phase === 'finished');
  return page.evaluate(() => {
    const channel = window.__STORYBOOK_ADDONS_CHANNEL__;
    const failures = [
      'playFunctionThrewException',
      'unhandledErrorsWhilePlaying',
      'storyThrewException',
      'storyErrored',
    ];
    const [finished] = channel.last('storyFinished') as [{ status: 'success' | 'error' }];
    return { status: finished.status, exceptions: failures.flatMap((event) => channel.last(event) ?? []) };
  });
}

/** Chooses a language as the toolbar does, and waits until the story is rendered in it. Its play function does not run again. */
export async function chooseLanguage(page: Page, locale: string): Promise<void> {
  await page.evaluate(
    (locale) =>
      new Promise<void>((resolve) => {
        window.__STORYBOOK_ADDONS_CHANNEL__.once('storyFinished', () => resolve());
        window.__STORYBOOK_ADDONS_CHANNEL__.emit('updateGlobals', { globals: { locale } });
      }),
    locale,
  );
}

/** Opens a page of documentation and waits until each story on it is rendered, those in frames too. */
export async function openDocs(page: Page, id: string): Promise<void> {
  await page.goto(`iframe.html?id=${id}&viewMode=docs`);
  await page.waitForFunction(() => {
    const finished = (phase?: string) => phase === 'finished';
    const frames = [...document.querySelectorAll('iframe')];
    return (
      window.__STORYBOOK_ADDONS_CHANNEL__?.last('docsRendered') &&
      window.__STORYBOOK_PREVIEW__?.storyRenders.every(({ phase }) => finished(phase)) &&
      frames.every(({ contentWindow }) => finished(contentWindow?.__STORYBOOK_PREVIEW__?.currentRender?.phase))
    );
  });
}
