import { listen } from '../browser/listen.ts';
import type { ActivitySource } from '../ports.ts';

const RELEASES = ['pointerup', 'pointercancel', 'contextmenu'];

/** A press counts no longer than this, in ms, in case its release is never told. */
const LONGEST_PRESS_MS = 60_000;

/**
 * Notices a person who drags a scrollbar, which in some browsers moves no pointer, or scrolls by holding a selection
 * over the edge. A `scroll` event itself says nothing: scripts cause trusted ones too. So it counts only while a button
 * or a finger is held down, for a minute at most. All other ways to scroll (wheel, touch, keys) are heard as such by
 * {@link domActivity}.
 *
 * It sets no timer, and listens for `scroll` only during a press.
 *
 * @param target - where to listen; this page's window by default, and nowhere outside a browser
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
      let deafUntil = pressedAt;
      const stopScrolls = listen(target, ['scroll'], () => {
        const now = clock.now();
        if (now - pressedAt > LONGEST_PRESS_MS) release();
        else if (now >= deafUntil) deafUntil = now + report();
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
