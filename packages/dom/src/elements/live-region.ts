import { keepInPage } from '../modal/keep-in-page.ts';
import { element } from './element.ts';

/**
 * A region that is inserted with its text may not be announced. The attribute of React Aria exempts it from libraries that
 * make everything outside their modal inert.
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
