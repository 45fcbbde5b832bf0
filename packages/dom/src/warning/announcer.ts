import { element, write } from '../elements/element.ts';
import { prefixTitle } from '../modal/prefixTitle.ts';
import type { WarningFace, WarningHost } from './face.ts';
import { instantAt } from './instantAt.ts';

/** From this time on announcements are assertive, in ms before the end. */
const URGENT_MS = 30_000;

/**
 * Announces the time left at a few instants: to screen readers, and in the page's title to users in other tabs. The
 * live regions are inside the dialog, because regions outside of a modal are inert and not announced.
 */
export function announcer({
  texts,
  locale,
  title,
}: WarningHost): WarningFace & { readonly regions: readonly Element[] } {
  const region = (live: string) => element('div', { class: 'curfew-hidden', 'aria-live': live });
  const regions = [region('polite'), region('assertive')] as const;
  let openedLimit: string | null = null;
  let prefixed = '';
  let restore = () => {};

  function prefix(text: string): void {
    if (text === prefixed) return;
    restore();
    prefixed = text;
    restore = prefixTitle(text);
  }

  return {
    regions,
    show({ limit, endsMs, leftMs }) {
      openedLimit ??= limit;
      const told = instantAt(endsMs, leftMs);
      if (title) prefix(texts.pageTitle({ leftMs: told || leftMs }, locale));
      const turned = limit === openedLimit ? '' : texts.title[limit];
      const text = told ? texts.left({ limit, leftMs: told }, locale) : turned;
      const urgent = told > 0 && told <= URGENT_MS;
      write(regions[0], urgent ? '' : text);
      write(regions[1], urgent ? text : '');
    },
    close: () => restore(),
  };
}
