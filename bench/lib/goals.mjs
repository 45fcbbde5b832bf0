import { quantile } from './stats.mjs';

/** Which goals this run shows to be met. One that could not be measured says so. */
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
