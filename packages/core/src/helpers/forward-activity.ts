import { domActivity } from '../activity/dom.ts';
import { ACTIVITY_MESSAGE } from '../activity/message.ts';
import { requireOrigin } from '../activity/origin.ts';
import { systemClock } from '../browser/clock.ts';
import { outsideZones } from '../browser/zones.ts';
import type { ActivitySource, Clock } from '../ports.ts';

/** Options of {@link forwardActivity}. */
export interface ForwardActivityOptions {
  /** The window that receives the reports: `window.parent` in a frame, `window.opener` in a popup. */
  readonly to: Pick<Window, 'postMessage'>;
  /** The origin of that window, such as `https://console.example`. Other origins receive nothing. */
  readonly targetOrigin: string;
  /**
   * The sources whose input counts.
   *
   * @default [domActivity()]
   */
  readonly activity?: readonly ActivitySource[];
  /** @default systemClock() */
  readonly clock?: Clock;
}

/** The longest throttle window. */
const WINDOW_MS = 1_000;

/**
 * Reports activity to a session in a window of another origin, once a second at most. The message contains neither the
 * kind nor the time of the input. The other window lists this page's origin in `messageActivity`.
 *
 * @returns a function that stops it
 * @throws TypeError if `targetOrigin` is not in the form that browsers use
 * @example
 * forwardActivity({ to: window.parent, targetOrigin: 'https://console.example' });
 */
export function forwardActivity(options: ForwardActivityOptions): () => void {
  const { to, targetOrigin, activity = [domActivity()], clock = systemClock() } = options;
  requireOrigin(targetOrigin);

  function report(): number {
    to.postMessage(ACTIVITY_MESSAGE, targetOrigin);
    return WINDOW_MS;
  }

  const stops = outsideZones(() => activity.map((source) => source(report, clock)));
  return () => {
    for (const stop of stops) stop();
  };
}
