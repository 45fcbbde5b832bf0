import { button, element, write } from '../elements/element.ts';
import { borrowFocus } from '../modal/borrow-focus.ts';
import { keepInPage } from '../modal/keep-in-page.ts';
import { announcer } from './announcer.ts';
import { isSmallPage } from './small-page.ts';
import { timer } from './timer.ts';
import type { Shown, ViewOptions, WarningView } from './view.ts';

/** Not modal, so that the user can save their work. Folds, so that it covers no control for long. */
export function warningBar(options: ViewOptions, opened: Shown): WarningView {
  const { texts, locale, slot, signIn, signOut } = options;
  const countdown = timer(locale);
  const text = element('p');
  const announcements = announcer(options);
  const parts = [text, button('', texts.signOut.max, signOut)];
  if (slot) parts.splice(1, 0, button('', texts.signInAgain, signIn));
  const toggle = button('curfew-fold', '', () => fold(!bar.hasAttribute('data-folded')));
  toggle.setAttribute('aria-label', texts.title.max);
  const bar = element(
    'section',
    { class: 'curfew-bar', 'aria-label': texts.title.max },
    countdown.element,
    toggle,
    ...announcements.regions,
  );

  function fold(isFolded: boolean): void {
    bar.toggleAttribute('data-folded', isFolded);
    toggle.setAttribute('aria-expanded', String(!isFolded));
    if (isFolded) for (const part of parts) part.remove();
    else toggle.before(...parts);
  }

  function show(state: Shown): void {
    countdown.show(state);
    write(text, texts.bar(state, locale));
    announcements.show(state);
  }

  fold(isSmallPage());
  show(opened);
  document.body.append(bar);
  const leave = keepInPage(bar);
  const giveBack = borrowFocus(bar);
  return {
    show,
    close() {
      announcements.close();
      leave();
      giveBack();
      bar.remove();
    },
  };
}
