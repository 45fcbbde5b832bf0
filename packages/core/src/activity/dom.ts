import type { ActivitySource } from '../ports.ts';

/** What a person does with a page. Moves, presses, keys and wheels; touches arrive as pointers. */
const INPUTS = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchmove', 'beforeinput'] as const;

/**
 * Notices input in this document. It hears the first input of a throttle window and then takes its listeners off until
 * the window is over: between, an input costs nothing, because no JavaScript runs at all.
 *
 * Events made by scripts never count. Listeners are passive and capturing, so a page that stops propagation cannot
 * hide its people.
 *
 * @param target - where to listen; the window by default, and nothing at all outside a browser
 * @see https://dom.spec.whatwg.org/#dom-event-istrusted
 * @example
 * createSession({ policy, activity: [domActivity()] }); // the default
 */
export function domActivity(target: EventTarget | undefined = globalThis.window): ActivitySource {
  return (report, clock) => {
    let cancelTimer = () => {};

    function listen(): void {
      for (const type of INPUTS) target?.addEventListener(type, hear, { passive: true, capture: true });
    }
    function unlisten(): void {
      for (const type of INPUTS) target?.removeEventListener(type, hear, { capture: true });
    }
    function hear(event: Event): void {
      if (!event.isTrusted) return;
      unlisten();
      cancelTimer = clock.setTimer(listen, report());
    }

    listen();
    return () => {
      cancelTimer();
      unlisten();
    };
  };
}
