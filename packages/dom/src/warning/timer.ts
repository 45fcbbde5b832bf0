import { element, shape, write } from '../elements/element.ts';
import { digitsText } from '../messages/intl.ts';
import { urgencyOf } from './urgency.ts';
import type { Shown } from './view.ts';

/** The shapes of the ring. The stroke of an urgent one is 8 wide, and must not be cut off. */
export const RING = { viewBox: '-32 -32 64 64', r: 28, hourglass: 'M-4 10h8l-8 9h8z' } as const;

/** Screen readers do not read a timer as it runs: the announcer reports to them. */
export function timer(locale: string): { element: Element; show(state: Shown): void } {
  const circle = () => shape('circle', { r: `${RING.r}`, pathLength: '1' });
  const left = circle();
  const svg = shape(
    'svg',
    { viewBox: RING.viewBox, 'aria-hidden': 'true' },
    circle(),
    left,
    shape('path', { d: RING.hourglass }),
  );
  const digits = element('span');
  const made = element('div', { class: 'curfew-countdown', role: 'timer' }, svg, digits);
  return {
    element: made,
    show({ endsMs, leftMs }) {
      made.dataset.urgency = urgencyOf(endsMs);
      left.setAttribute('stroke-dasharray', `${endsMs / leftMs} 1`);
      write(digits, digitsText(endsMs, locale));
    },
  };
}
