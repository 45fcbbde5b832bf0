import { keepInPage } from '../modal/keep-in-page.ts';
import { element } from './element.ts';

/**
 * Adds a live region to the body. It is there before it has a text: a region that is inserted with its text may not be
 * announced. The attribute of React Aria exempts it from libraries that make everything outside their own modal inert.
 *
 * @returns the region, and a function that removes it
 */
export function liveRegion(): readonly [Element, () => void] {
  const region = element('div', {
    class: 'curfew-hidden',
    'aria-live': 'polite',
    'data-react-aria-top-layer': 'true',
  });
  document.body.append(region);
  const leave = keepInPage(region);
  return [
    region,
    () => {
      leave();
      region.remove();
    },
  ];
}
