import { element, write } from '../elements/element.ts';
import { digitsText } from '../messages/intl.ts';
import type { Shown } from './view.ts';

const SVG = 'http://www.w3.org/2000/svg';

/**
 * The time left, as a ring and digits. Screen readers do not read a timer as it runs: the announcer reports to them.
 */
export function timer(locale: string): { element: Element; show(state: Shown): void } {
  // Presentation attributes, because a strict Content-Security-Policy blocks inline styles.
  const svg = shape('svg', { viewBox: '-32 -32 64 64', 'aria-hidden': 'true' });
  const left = shape('circle', { r: '30', pathLength: '1' });
  svg.append(shape('circle', { r: '30', pathLength: '1' }), left);
  const digits = element('span');
  return {
    element: element('div', { class: 'curfew-countdown', role: 'timer' }, svg, digits),
    show({ endsMs, leftMs }) {
      left.setAttribute('stroke-dasharray', `${endsMs / leftMs} 1`);
      write(digits, digitsText(endsMs, locale));
    },
  };
}

function shape(tag: string, attributes: Readonly<Record<string, string>>): Element {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
