import type { ActivitySource } from '../ports.ts';

/**
 * A source that hears the first input of a throttle window and then does not listen at all until the window is over:
 * between, an input costs nothing, because no JavaScript runs. What it gives up is that input within the window goes
 * unseen, so the last activity may be one window older than the truth.
 *
 * @param arm - listens, and returns its own undo
 */
export function throttleActivity(arm: (hear: () => void) => () => void): ActivitySource {
  return (report, clock) => {
    let running = true;
    let stop = arm(hear);

    function hear(): void {
      // Other tabs hear of it before this one tidies up.
      const deafMs = report();
      stop();
      if (!running) return;
      stop = clock.setTimer(() => {
        stop = arm(hear);
      }, deafMs);
    }

    return () => {
      running = false;
      stop();
    };
  };
}
