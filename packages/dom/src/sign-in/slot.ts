import { element } from '../elements/element.ts';
import { report } from '../messages/report.ts';
import { focus, focusField } from '../modal/focus.ts';

/**
 * Fills an element with the sign-in form of your app. The form calls `session.signedIn()` after your endpoint has signed the
 * user in. May return a function that is called before the element is removed.
 */
export type SignInSlot = ((element: HTMLElement) => void) | ((element: HTMLElement) => () => void);

export interface OpenSlot {
  readonly element: HTMLElement;
  /** Call it in the page. Focuses the first field, else `heading`. */
  fill(heading: HTMLElement): void;
  /** `isEnded`: the screen of the end may show the same form. */
  close(isEnded?: boolean): void;
}

interface Form {
  readonly element: HTMLElement;
  owner: OpenSlot | null;
  focused: HTMLElement | null;
  cleanUp?: ReturnType<SignInSlot>;
}

/** A form moves from the warning to the screen of the end, with what is typed in it. */
const forms = new Map<SignInSlot, Form>();

/** A form that throws must not cost the page its cover. */
export function openSlot(slot: SignInSlot): OpenSlot {
  const known = forms.get(slot);
  const form: Form = known ?? { element: element('div', { class: 'curfew-sign-in' }), owner: null, focused: null };
  let stopFocusing = () => {};
  noteFocus();

  function noteFocus(): void {
    const { activeElement } = document;
    if (form.element.contains(activeElement)) form.focused = activeElement as HTMLElement;
  }

  function guarded(run: () => void): void {
    try {
      run();
    } catch (error) {
      report(error);
    }
  }

  function remove(): void {
    forms.delete(slot);
    guarded(() => form.cleanUp?.());
    form.element.remove();
  }

  const opened: OpenSlot = {
    element: form.element,
    fill(heading) {
      if (!known)
        guarded(() => {
          form.cleanUp = slot(form.element);
        });
      if (form.focused) focus(form.focused);
      else stopFocusing = focusField(form.element, heading);
    },
    close(isEnded) {
      stopFocusing();
      if (form.owner !== opened) return;
      noteFocus();
      form.owner = null;
      if (isEnded) queueMicrotask(() => form.owner ?? remove());
      else remove();
    },
  };
  form.owner = opened;
  forms.set(slot, form);
  return opened;
}
