import { button, element, write } from '../elements/element.ts';
import { keepInPage } from '../modal/keep-in-page.ts';
import { announcer } from './announcer.ts';
import { timer } from './timer.ts';
import type { Shown, WarningHost, WarningView } from './view.ts';

/** Replaces the dialog before the absolute timeout. It is not modal, so that the user can save their work. */
export function warningBar(host: WarningHost, opened: Shown): WarningView {
  const { texts, locale, signOut } = host;
  const countdown = timer(locale);
  const text = element('p');
  const announcements = announcer(host);
  const bar = element(
    'section',
    { class: 'curfew-bar', 'aria-label': texts.title.max },
    countdown.element,
    text,
    button('', texts.signOut.max, signOut),
    ...announcements.regions,
  );

  function show(state: Shown): void {
    countdown.show(state);
    write(text, texts.bar(state, locale));
    announcements.show(state);
  }

  show(opened);
  document.body.append(bar);
  const leave = keepInPage(bar);
  return {
    show,
    close() {
      announcements.close();
      leave();
      bar.remove();
    },
  };
}
