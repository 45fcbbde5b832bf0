import type { ActivitySource } from '../ports.ts';
import { listenWithFrames } from './frames.ts';
import { throttleActivity } from './throttle.ts';

/**
 * `click`: assistive technology may press without pointer or key. `compositionupdate`: input methods, handwriting,
 * dictation.
 */
const INPUTS = [
  'pointermove',
  'pointerdown',
  'keydown',
  'wheel',
  'touchmove',
  'click',
  'beforeinput',
  'compositionupdate',
];

/**
 * Reports input in a window and in its frames of the same origin, open shadow roots included. After a report it removes
 * its listeners until the throttle window is over. What scripts cause does not count.
 *
 * A source is a function. A running session can be given a window that opens later, such as a popup or a Document
 * Picture-in-Picture window.
 *
 * @param target - the window to listen in; this page's by default, none outside a browser
 * @see https://dom.spec.whatwg.org/#dom-event-istrusted
 * @example
 * createSession({ policy, activity: [domActivity()] });
 * @example
 * const pip = await documentPictureInPicture.requestWindow();
 * const stop = domActivity(pip)(session.reportActivity, session.clock);
 * pip.addEventListener('pagehide', stop);
 */
export function domActivity(target: EventTarget | undefined = globalThis.window): ActivitySource {
  /** Where the pointer was seen; `null`: it may have moved within a throttle window. */
  let place: string | null | undefined;
  let isScripted = false;

  /** WebKit moves a pointer that rests, by nothing, if a script scrolls beneath it. */
  function isAtRest({ type, screenX, screenY, movementX, movementY }: PointerEvent): boolean {
    if (type !== 'pointermove') return false;
    const before = place;
    place = `${screenX} ${screenY}`;
    return movementX === 0 && movementY === 0 && (before === null || before === place);
  }

  return throttleActivity((receive) => {
    place = place === undefined ? '' : null;
    return listenWithFrames(target as Partial<Window> | undefined, INPUTS, (event) => {
      if (!event.isTrusted) {
        isScripted = true;
        // After the script.
        queueMicrotask(() => {
          isScripted = false;
        });
      }
      // If a script clicks a label, WebKit trusts the click of its field.
      if (!isScripted && !isAtRest(event as PointerEvent)) receive();
    });
  });
}
