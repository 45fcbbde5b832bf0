import { element } from '../elements/element.ts';
import { report } from '../messages/report.ts';
import { focusField } from '../modal/focus.ts';

/**
 * Fills an element with the sign-in form of your app. The form calls `session.signedIn()` after your endpoint has signed the
 * user in. May return a function that is called before the element is removed.
 */
export type SignInSlot = ((element: HTMLElement) => void) | ((element: HTMLElement) => () => void);

export interface OpenSlot {
  readonly element: HTMLElement;
  /** Fills it, when it is in the page, and focuses its first field; else `heading`. */
  fill(heading: HTMLElement): void;
  close(): void;
}

/** A form that throws is reported: it must not cost the page its cover. */
export function openSlot(slot: SignInSlot): OpenSlot {
  const made = element('div', { class: 'curfew-sign-in' });
  let cleanUp: ReturnType<SignInSlot>;
  let stopFocusing = () => {};

  function guarded(run: () => void): void {
    try {
      run();
    } catch (error) {
      report(error);
    }
  }

  return {
    element: made,
    fill(heading) {
      guarded(() => {
        cleanUp = slot(made);
      });
      stopFocusing = focusField(made, heading);
    },
    close() {
      stopFocusing();
      guarded(() => cleanUp?.());
      made.remove();
    },
  };
}
