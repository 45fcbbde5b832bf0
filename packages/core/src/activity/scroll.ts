import { listen } from '../browser/listen.ts';
import type { ActivitySource } from '../ports.ts';

const RELEASES = ['pointerup', 'pointercancel', 'contextmenu'];

/** For a release that is not reported. */
const LONGEST_PRESS_MS = 60_000;

/**
 * Reports dragging a scrollbar, which moves no pointer in some browsers, and scrolling by extending a selection over
 * the edge. Scripts cause trusted `scroll` events too. So a scroll counts only while a button or a finger is pressed,
 * for a minute at most. {@link domActivity} covers all other ways to scroll: wheel, touch, keys.
 *
 * It sets no timer, and listens for `scroll` only during a press.
 *
 * @param target - the window to listen in; this page's by default, none outside a browser
 * @example
 * createSession({ policy, activity: [domActivity(), scrollActivity()] }); // the default
 */
export function scrollActivity(target: EventTarget | undefined = globalThis.window): ActivitySource {
  return (report, clock) => {
    let release = () => {};

    function press(event: Event): void {
      if (!event.isTrusted) return;
      release();
      const pressedAt = clock.now();
      let pausedUntil = pressedAt;
      const stopScrolls = listen(target, ['scroll'], () => {
        const now = clock.now();
        if (now - pressedAt > LONGEST_PRESS_MS) release();
        else if (now >= pausedUntil) pausedUntil = now + report();
      });
      const stopReleases = listen(target, RELEASES, () => release());
      release = () => {
        stopScrolls();
        stopReleases();
      };
    }

    const stopPresses = listen(target, ['pointerdown'], press);
    return () => {
      stopPresses();
      release();
    };
  };
}
