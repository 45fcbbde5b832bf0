import { barsOf } from '../../lib/chart.mjs';
import { half } from '../../lib/goals.mjs';

/** The chart of a run on the server. */
export function panels(raw) {
  const rates = (operation) => barsOf(raw.requests, (samples) => half(samples[operation].map(({ rate }) => rate)));
  return [
    { title: 'The host’s route, requests a second: longer bars are better', bars: rates('read') },
    { title: 'What extends a session, requests a second: longer bars are better', bars: rates('touch') },
    {
      title: 'CPU of the server’s process for a request to the host’s route, µs: shorter bars are better',
      bars: barsOf(raw.requests, ({ read }) => half(read.map(({ cpu }) => cpu))),
    },
  ];
}
