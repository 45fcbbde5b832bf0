import type { ActivitySource } from '../ports.ts';
import { listen } from './listen.ts';

/** What a person does with a page: moves, presses, scrolls, types. */
const INPUTS = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchmove', 'beforeinput'];

/**
 * Notices input in this document. It hears the first input of a throttle window and then takes its listeners off until
 * the window is over: between, an input costs nothing, because no JavaScript runs at all. What it gives up is that
 * input within the window goes unseen, so the last activity may be one window older than the truth.
 *
 * Events made by scripts never count.
 *
 * @param target - where to listen; the window by default, and nowhere outside a browser
 * @see https://dom.spec.whatwg.org/#dom-event-istrusted
 * @example
 * createSession({ policy, activity: [domActivity()] }); // the default
 */
export function domActivity(target: EventTarget | undefined = globalThis.window): ActivitySource {
  return (report, clock) => {
    let running = true;
    let stop = arm();
    function arm(): () => void {
      return listen(target, INPUTS, hear);
    }
    function hear(event: Event): void {
      if (!event.isTrusted) return;
      stop();
      const deafMs = report();
      if (!running) return;
      stop = clock.setTimer(() => {
        stop = arm();
      }, deafMs);
    }
    return () => {
      running = false;
      stop();
    };
  };
}
