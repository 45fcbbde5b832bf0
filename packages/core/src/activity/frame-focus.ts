import { listen } from '../browser/listen.ts';
import type { ActivitySource } from '../ports.ts';
import { type DurationInput, parseDuration } from '../state/duration.ts';
import { refuseUnknown } from '../state/policy-options.ts';

/** Options of {@link frameActivity}. */
export interface FrameActivityOptions {
  /**
   * How long the focus in a frame counts. Input elsewhere in the page begins it anew.
   *
   * @default '1h'
   */
  readonly limit?: DurationInput;
}

/** In throttle windows. Four fit into the time before the warning. */
const WINDOWS = 3;

const ELSEWHERE_MS = 3_000;

const FRAMES = ['IFRAME', 'EMBED', 'OBJECT'];

/**
 * Counts the user as active while the focus is in a frame, an embedded PDF for instance, and the page is visible. For
 * frames that cannot be changed: their input is invisible to the page. If you can change the frame, `forwardActivity`
 * reports its real input.
 *
 * A user who leaves with the focus in a frame is signed out later, by the limit at most.
 *
 * @throws TypeError if an option is unknown, or the duration cannot be read
 * @throws RangeError if the limit is not above 0
 * @example
 * createSession({ server: '/curfew/v1', activity: [domActivity(), scrollActivity(), frameActivity({ limit: '30m' })] });
 */
export function frameActivity({ limit = '1h', ...unknown }: FrameActivityOptions = {}): ActivitySource {
  refuseUnknown('frameActivity', unknown);
  const limitMs = parseDuration(limit);
  if (limitMs <= 0) throw new RangeError('frameActivity needs a limit above 0.');

  return (report, clock) => {
    const { window, document } = globalThis as { window?: Window; document?: Document };
    let since: number | null = null;
    let cancel = () => {};

    function look(): void {
      cancel();
      if (document?.visibilityState !== 'visible' || !FRAMES.includes(document.activeElement?.tagName ?? '')) {
        since = null;
        return;
      }
      since ??= clock.now();
      if (clock.now() - since >= limitMs) return;
      // A page gets no event when it returns to the frame from another window.
      cancel = clock.setTimer(look, document.hasFocus() ? WINDOWS * report() : ELSEWHERE_MS);
    }

    // The window loses focus before a frame has it.
    const stopListening = listen(window, ['blur', 'focus', 'visibilitychange'], () => {
      cancel();
      cancel = clock.setTimer(look, 0);
    });
    look();
    return () => {
      stopListening();
      cancel();
    };
  };
}
