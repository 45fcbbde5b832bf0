const WIDTH = 760;
const BAR_LEFT = 260;
const BAR_WIDTH = 400;
const ROW = 22;

/** Draws panels of bars as one picture, readable on a light and on a dark page. Curfew's own bars are highlighted. */
export function chart(panels) {
  let y = 0;
  const drawn = panels.map(({ title, bars }) => {
    const picture = panel(title, bars, y);
    y += 46 + bars.length * ROW;
    return picture;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" role="img" aria-label="Curfew beside the peers">
<style>
  text { font: 13px system-ui, sans-serif; fill: #1f2328 }
  .title { font-weight: 600 }
  rect { fill: #8c959f }
  .own { fill: #0969da }
  @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } rect { fill: #6e7681 } .own { fill: #4493f8 } }
</style>
${drawn.join('\n')}
</svg>
`;
}

/** Returns the bars of what was measured, without candidates that were not. */
export function barsOf(measured = {}, figureOf) {
  return Object.entries(measured).flatMap(([name, values]) => {
    try {
      const value = figureOf(values);
      return Number.isFinite(value) ? [{ name, value: Math.max(0, value) }] : [];
    } catch {
      return [];
    }
  });
}

function panel(title, bars, top) {
  const most = Math.max(...bars.map(({ value }) => value), Number.MIN_VALUE);
  const rows = bars.map(({ name, value }, i) => {
    const y = top + 34 + i * ROW;
    const width = ((value / most) * BAR_WIDTH).toFixed(1);
    const own = name.includes('Curfew') ? ' class="own"' : '';
    const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
    return `<text x="${BAR_LEFT - 10}" y="${y + 12}" text-anchor="end">${name}</text><rect${own} x="${BAR_LEFT}" y="${y}" width="${width}" height="15" rx="2"/><text x="${BAR_LEFT + Number(width) + 8}" y="${y + 12}">${value.toFixed(digits)}</text>`;
  });
  return `<text class="title" x="0" y="${top + 20}">${title}</text>\n${rows.join('\n')}`;
}
