import { quantile } from './stats.mjs';

/** Compares each goal with this run. A goal without a figure is "not measured". */
export function judge(goals, raw) {
  return goals.map(({ goal, measure, limit, least, text }) => {
    try {
      const value = measure(raw);
      const isMet = least === undefined ? value <= limit : value >= least;
      return [goal, text(value), isMet ? 'yes' : '**no**'];
    } catch {
      return [goal, 'not measured', '—'];
    }
  });
}

export const ratio = (value) => value.toFixed(2);

/** The median of what was measured. */
export function half(values) {
  if (!values?.length) throw new Error('Not measured.');
  return quantile(values, 0.5);
}
