import { ratio } from '../../lib/goals.mjs';

const MOST = 1_000_000;
const LEAST = 1_000;
/** It counts all sessions on purpose. */
const GROWS = 'preview';

/** What the number of other sessions must not change. */
export const operationGoals = ([store, name]) => {
  const measuredOf = (raw) => Object.entries(raw[`operations-${store}`]);
  return [
    {
      goal: `each operation at a million sessions at most 1.5 × what it costs at a thousand: ${name}, the worst`,
      measure: (raw) =>
        worst(
          measuredOf(raw).filter(([operation]) => operation !== GROWS),
          (of) => of[MOST].ms / of[LEAST].ms,
        ),
      limit: 1.5,
      text: ratio,
    },
    {
      goal: `heartbeats beside each operation at a million at most 1.5 × as long (p99): ${name}, the worst`,
      measure: (raw) => worst(measuredOf(raw), (of) => of[MOST].beside / of[MOST].alone),
      limit: 1.5,
      text: ratio,
    },
  ];
};

function worst(measured, figureOf) {
  if (measured.length === 0) throw new Error('Not measured.');
  return Math.max(...measured.map(([, of]) => figureOf(of)));
}
