import { type KeyboardEvent, type PointerEvent, type ReactElement, useRef } from 'react';
import type { Playground } from '../../.storybook/playground/playground.ts';
import { timeText } from '../../.storybook/playground/time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MINUTES_OF: Readonly<Record<string, number>> = {
  ArrowUp: 1,
  ArrowRight: 1,
  PageUp: 10,
};

/** A clock that is turned forward, by its face, by keys or by buttons. Time does not go back. */
export function Clock({ playground }: { readonly playground: Playground }): ReactElement {
  const { world, pass } = playground;
  const time = world.machine.time();
  const minute = Math.floor((time % HOUR) / MINUTE);
  const angle = (fraction: number) => `rotate(${fraction * 360} 50 50)`;
  const turned = useRef<number | null>(null);
  const warning = playground.untilWarning();

  function onKeyDown(event: KeyboardEvent) {
    const minutes = MINUTES_OF[event.key];
    if (minutes === undefined) return;
    event.preventDefault();
    void pass(minutes * MINUTE);
  }
  /** Passes the minutes since the last move. Backwards nothing happens. */
  function onPointerMove(event: PointerEvent<HTMLElement>) {
    const to = minuteAt(event);
    if (turned.current === null) return;
    const minutes = (to - turned.current + 60) % 60;
    if (minutes === 0 || minutes > 30) return;
    turned.current = to;
    void pass(minutes * MINUTE);
  }
  return (
    <section className="clock" aria-label="Clock">
      <div
        className="face"
        role="slider"
        tabIndex={0}
        aria-label="Time: turn it forward"
        aria-valuemin={0}
        aria-valuemax={59}
        aria-valuenow={minute}
        aria-valuetext={timeText(time)}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          turned.current = minuteAt(event);
        }}
        onPointerMove={onPointerMove}
        onPointerUp={() => {
          turned.current = null;
        }}
      >
        <svg viewBox="0 0 100 100" aria-hidden="true">
          <circle cx="50" cy="50" r="47" />
          {Array.from({ length: 12 }, (_, hour) => (
            <line key={angle(hour / 12)} x1="50" x2="50" y1="6" y2="11" transform={angle(hour / 12)} />
          ))}
          <line
            className="hours"
            x1="50"
            x2="50"
            y1="50"
            y2="28"
            transform={angle((time % (12 * HOUR)) / (12 * HOUR))}
          />
          <line className="minutes" x1="50" x2="50" y1="50" y2="13" transform={angle((time % HOUR) / HOUR)} />
        </svg>
      </div>
      <output>{timeText(time)}</output>
      <div className="turns">
        <button type="button" onClick={() => void pass(MINUTE)}>
          + 1 minute
        </button>
        <button type="button" disabled={warning === null} onClick={() => void pass(warning ?? 0)}>
          To the warning
        </button>
        <button type="button" onClick={() => playground.act('The machine sleeps', () => world.machine.sleep(HOUR))}>
          Sleep for an hour
        </button>
      </div>
    </section>
  );
}

/** The minute of the face that the pointer is at. */
function minuteAt({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>): number {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  const turn = Math.atan2(clientX - left - width / 2, top + height / 2 - clientY) / (2 * Math.PI);
  return Math.round((turn + 1) * 60) % 60;
}
