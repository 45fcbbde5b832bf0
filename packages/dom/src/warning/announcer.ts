import { element, write } from '../elements/element.ts';
import { prefixTitle } from '../modal/prefix-title.ts';
import { announcement } from './announcement.ts';
import type { ViewOptions, WarningView } from './view.ts';

/** The live regions are inside the dialog: regions outside of a modal are inert and not announced. */
export function announcer({
  texts,
  locale,
  title,
}: ViewOptions): WarningView & { readonly regions: readonly Element[] } {
  const region = (live: string) => element('div', { class: 'curfew-hidden', 'aria-live': live });
  const regions = [region('polite'), region('assertive')] as const;
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
    show(shown) {
      const { polite, assertive, pageTitle } = announcement(shown, shown.endsMs, texts, locale);
      if (title) prefix(pageTitle);
      write(regions[0], polite);
      write(regions[1], assertive);
    },
    close: () => restore(),
  };
}
