import { button, element, write } from '../elements/element.ts';
import { newId } from '../elements/new-id.ts';
import { coverAround } from '../modal/cover-around.ts';
import { focus } from '../modal/focus.ts';
import { openModal } from '../modal/open-modal.ts';
import { type OpenSlot, openSlot } from '../sign-in/slot.ts';
import { announcer } from './announcer.ts';
import { timer } from './timer.ts';
import type { Shown, ViewOptions, WarningView } from './view.ts';

export function warningDialog(options: ViewOptions, opened: Shown): WarningView {
  const { texts, locale, slot, stay, signIn, back, signOut } = options;
  const id = newId();
  const countdown = timer(locale);
  const title = element('h2', { class: 'curfew-title', id: `${id}title`, tabindex: '-1' });
  const text = element('p', { class: 'curfew-text', id: `${id}text` });
  const extend = button('curfew-primary curfew-stay', '', stay);
  const leave = button('', '', signOut);
  const again = slot && button('curfew-again', texts.signInAgain, signIn);
  const answers = again ? [extend, again, leave] : [extend, leave];
  const failed = element('p', { class: 'curfew-failed', role: 'alert' });
  const announcements = announcer(options);
  const dialog = element(
    'dialog',
    {
      class: 'curfew-warning',
      role: 'alertdialog',
      'aria-labelledby': title.id,
      'aria-describedby': text.id,
      'data-react-aria-top-layer': 'true',
    },
    title,
    text,
    // Here Orca puts a space before it. After a timer it puts none.
    countdown.element,
    ...answers,
    failed,
    ...announcements.regions,
  );

  let form: OpenSlot | undefined;
  const cancel = button('curfew-back', texts.backToCountdown, back);

  function setForm(isShown: boolean): void {
    if (isShown && slot && dialog.isConnected) {
      form = openSlot(slot);
      for (const answer of answers) answer.remove();
      countdown.element.after(form.element, cancel);
      form.fill(title);
    } else if (form) {
      form.close();
      form = undefined;
      cancel.replaceWith(...answers);
      focus(again ?? null);
    }
  }

  function show(state: Shown): void {
    const { limit, phase, isSigningIn, isVerifying } = state;
    dialog.dataset.limit = limit;
    dialog.dataset.phase = phase;
    countdown.show(state);
    write(title, isSigningIn ? texts.signInAgain : texts.title[limit]);
    // It does not count down: screen readers would read each change.
    write(text, texts.description({ ...state, canSignIn: Boolean(slot) }, locale));
    write(extend, texts.extend(state, locale));
    // A disabled button loses focus.
    extend.setAttribute('aria-disabled', String(phase === 'extending'));
    write(leave, texts.signOut[limit]);
    if (again) again.hidden = limit === 'idle';
    coverAround(dialog, isVerifying);
    write(failed, phase === 'failed' ? texts.failed(state, locale) : '');
    announcements.show(state);
    if (isSigningIn !== Boolean(form)) setForm(isSigningIn);
  }

  show(opened);
  // A modal of your app makes elements beside it inert, with all that they contain.
  document.body.append(dialog);
  // The user may be typing: a space must not press a button.
  const first = opened.limit === 'idle' ? '.curfew-stay' : '.curfew-title';
  const closeModal = openModal(dialog, first, stay);
  setForm(opened.isSigningIn);
  return {
    show,
    close(isEnded) {
      form?.close(isEnded);
      announcements.close();
      closeModal();
      dialog.remove();
    },
  };
}
