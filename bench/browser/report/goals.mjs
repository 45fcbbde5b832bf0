import { half, ratio } from '../../lib/goals.mjs';

const at30 = (raw, name, count) => half(raw.traffic[name][30].map((sample) => sample[count]));

/** Curfew's goals in a browser. */
export const GOALS = [
  {
    goal: 'an event costs at most a tenth of an empty listener’s',
    measure: (raw) => half(raw['event-cost'].Curfew) / half(raw['event-cost']['empty listener']),
    limit: 0.1,
    text: ratio,
  },
  {
    goal: 'and of react-idle-timer’s',
    measure: (raw) => half(raw['event-cost'].Curfew) / half(raw['event-cost']['react-idle-timer']),
    limit: 0.1,
    text: ratio,
  },
  {
    // A throttle window is a second: 60 a minute, and one more at the edge of the measured minute.
    goal: 'at most one message a window at 30 tabs, whoever works',
    measure: (raw) => at30(raw, 'Curfew', 'messages') / 60,
    limit: 1.01,
    text: ratio,
  },
  {
    goal: 'at 30 tabs at most 1.3 × the CPU of a page without any library, beyond the raw channel’s own deliveries',
    measure(raw) {
      const bare = at30(raw, 'nothing', 'cpu');
      return (at30(raw, 'Curfew', 'cpu') - (at30(raw, 'raw channel', 'cpu') - bare)) / bare;
    },
    limit: 1.3,
    text: ratio,
  },
  {
    goal: 'another tab’s deadline moves within 1.3 × the raw channel’s time (p50)',
    measure: (raw) => half(raw.propagation.Curfew) / half(raw.propagation['raw channel']),
    limit: 1.3,
    text: ratio,
  },
  {
    goal: 'a visible tab ends within 50 ms of the deadline',
    measure: (raw) => half(raw.lateness.Curfew.visible),
    limit: 50,
    text: (value) => `${value.toFixed(0)} ms`,
  },
  {
    goal: 'no React render while a person works',
    measure: (raw) => at30(raw, 'Curfew with React', 'renders'),
    limit: 0,
    text: (value) => value.toFixed(0),
  },
  {
    goal: 'no wrong answer among the cases',
    measure(raw) {
      const played = Object.values(raw.cases);
      if (played.some((verdicts) => verdicts.failure)) throw new Error('Not measured.');
      return played.filter((verdicts) => verdicts.Curfew !== undefined && verdicts.Curfew !== null).length;
    },
    limit: 0,
    text: (value) => `${value} wrong`,
  },
  {
    goal: 'at most 3 000 bytes of gzip for one tab',
    measure: (raw) => raw.size['Curfew, one tab'],
    limit: 3_000,
    text: (value) => `${value} bytes`,
  },
  {
    goal: 'at most 9 000 bytes with tabs and server',
    measure: (raw) => raw.size['Curfew with its server'],
    limit: 9_000,
    text: (value) => `${value} bytes`,
  },
];
