import { domActivity } from '../activity/dom.ts';
import { ACTIVITY_MESSAGE } from '../activity/message.ts';
import { requireOrigin } from '../activity/origin.ts';
import { systemClock } from '../browser/clock.ts';
import type { ActivitySource, Clock } from '../ports.ts';

/** Options of {@link forwardActivity}. */
export interface ForwardActivityOptions {
  /** The window whose session is told: `window.parent` in a frame, `window.opener` in a popup. */
  readonly to: Pick<Window, 'postMessage'>;
  /** The origin of that window, such as `https://console.example`. Nobody else is told. */
  readonly targetOrigin: string;
  /** What counts. `[domActivity()]` by default. */
  readonly activity?: readonly ActivitySource[];
  readonly clock?: Clock;
}

/** The longest throttle window of any session, in ms. */
const WINDOW_MS = 1_000;

/**
 * The frame's side of the bridge: tells a session in a window of another origin that the person does something here, once
 * a second at most. It says nothing else, neither what nor when. The other side lists this page's origin in
 * `messageActivity`.
 *
 * @returns its own undo
 * @throws TypeError if `targetOrigin` is not written as browsers write it
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

  const stops = activity.map((source) => source(report, clock));
  return () => {
    for (const stop of stops) stop();
  };
}
