import type { ActivitySource } from '../ports.ts';
import { listenWithFrames } from './frames.ts';
import { throttleActivity } from './throttle.ts';

/**
 * What a person does with a page: moves, presses, scrolls, types. `click` is for assistive technology, which may press
 * a button without a pointer or a key; `compositionupdate` for what types without keys: an input method, handwriting,
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
 * Notices input in a window and in its frames of the same origin, open shadow roots included. It hears the first input
 * of a throttle window and then takes its listeners off until the window is over. Events made by scripts never count.
 *
 * A source is a function: what opens later, such as a popup or a Document Picture-in-Picture window, can be given to a
 * session that runs.
 *
 * @param target - where to listen; this page's window by default, and nowhere outside a browser
 * @see https://dom.spec.whatwg.org/#dom-event-istrusted
 * @example
 * createSession({ policy, activity: [domActivity()] });
 * @example
 * const pip = await documentPictureInPicture.requestWindow();
 * const stop = domActivity(pip)(session.reportActivity, session.clock);
 * pip.addEventListener('pagehide', stop);
 */
export function domActivity(target: EventTarget | undefined = globalThis.window): ActivitySource {
  return throttleActivity((hear) =>
    listenWithFrames(target as Partial<Window> | undefined, INPUTS, (event) => event.isTrusted && hear()),
  );
}
