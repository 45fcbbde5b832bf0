import { barsOf } from '../../lib/chart.mjs';
import { half } from '../../lib/goals.mjs';

/** The chart of a run in the browser: shorter bars are better. */
export function panels(raw) {
  return [
    { title: 'A move of the mouse, ns over a page that does not listen', bars: barsOf(raw['event-cost'], half) },
    {
      title: 'A minute of work in one of 30 tabs, CPU seconds',
      bars: barsOf(raw.traffic, (tabs) => half(tabs[30].map(({ cpu }) => cpu))),
    },
    { title: 'From an input to a moved deadline in another tab, ms (p50)', bars: barsOf(raw.propagation, half) },
  ];
}
