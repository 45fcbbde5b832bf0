import { ratio } from '../../lib/goals.mjs';
import { delayOf, growthOf } from '../measures/operations.mjs';

/** It counts all sessions on purpose. */
const GROWS = ['preview'];

const worst = (measured, figureOf, except = []) =>
  Math.max(...Object.entries(measured).flatMap(([name, of]) => (except.includes(name) ? [] : [figureOf(of)])));

/** What no number of other sessions may change. */
export const operationGoals = (stores) =>
  stores.flatMap((store) => [
    {
      goal: `each operation at a million sessions at most 1.5 × its cost at a thousand: ${store}, the worst`,
      measure: (raw) => worst(raw.operations[store], growthOf, GROWS),
      limit: 1.5,
      text: ratio,
    },
    {
      goal: `heartbeats beside each operation at a million at most 1.5 × as slow (p99): ${store}, the worst`,
      measure: (raw) => worst(raw.operations[store], delayOf),
      limit: 1.5,
      text: ratio,
    },
  ]);
