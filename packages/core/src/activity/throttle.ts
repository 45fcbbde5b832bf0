import type { ActivitySource } from '../ports.ts';

/**
 * Creates a source that reports the first input of a throttle window, then does not listen until the window is over.
 * Further input costs nothing, because no JavaScript runs. In return, the last activity may be one window older than
 * the newest input.
 *
 * @param arm - adds listeners; returns a function that removes them
 */
export function throttleActivity(arm: (receive: () => void) => () => void): ActivitySource {
  return (report, clock) => {
    let running = true;
    let stop = arm(receive);

    function receive(): void {
      // First, so that other tabs receive the input sooner.
      const pauseMs = report();
      stop();
      if (!running) return;
      stop = clock.setTimer(() => {
        stop = arm(receive);
      }, pauseMs);
    }

    return () => {
      running = false;
      stop();
    };
  };
}
