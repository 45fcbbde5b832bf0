/** The median, the least and the most of the figures. */
function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: quantile(sorted, 0.5), min: sorted[0], max: sorted.at(-1) };
}

/** The figure below which a share of the figures lies, 0 to 1. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** Such as "58 (51 to 66)". */
export function withSpread(values, digits = 0) {
  if (values.length === 0) return '—';
  const { median, min, max } = spread(values);
  const text = (value) => value.toFixed(digits);
  return values.length > 1 ? `${text(median)} (${text(min)} to ${text(max)})` : text(median);
}
