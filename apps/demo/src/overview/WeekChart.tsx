import type { DayFigures } from '../api/types.ts';
import { formatWeekday } from '../format/time.ts';

/** In px. Horizontal lengths are in percent, because the drawing is as wide as its card. */
const HEIGHT = 164;
const TOP = 28;
const FLOOR = HEIGHT - 26;
const BAR_PART = 0.5;

/** Today's bar is lighter, because the day is not complete. */
export function WeekChart({ week }: { readonly week: readonly DayFigures[] }) {
  const most = Math.max(1, ...week.map((day) => day.orders));
  const step = 100 / week.length;

  return (
    <figure className="week-chart">
      <figcaption className="week-chart__title">Orders per day, including today so far</figcaption>
      <svg className="week-chart__drawing" height={HEIGHT} role="img" aria-label={inWords(week)}>
        {week.map((day, index) => {
          const top = FLOOR - ((FLOOR - TOP) * day.orders) / most;
          const middle = `${step * (index + 0.5)}%`;
          const today = index === week.length - 1;
          return (
            <g key={day.date}>
              <rect
                className="week-chart__bar"
                data-today={today}
                x={`${step * (index + 0.5 - BAR_PART / 2)}%`}
                y={top}
                width={`${step * BAR_PART}%`}
                height={FLOOR - top}
                rx="3"
              />
              <text className="week-chart__count" x={middle} y={top - 8}>
                {day.orders}
              </text>
              <text className="week-chart__day" x={middle} y={HEIGHT - 6}>
                {formatWeekday(day.date)}
              </text>
            </g>
          );
        })}
        <line className="week-chart__floor" x1="0" x2="100%" y1={FLOOR} y2={FLOOR} />
      </svg>
    </figure>
  );
}

function inWords(week: readonly DayFigures[]): string {
  return week.map((day) => `${formatWeekday(day.date)} ${day.orders}`).join(', ');
}
