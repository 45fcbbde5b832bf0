import { button, element, shape, write } from '../elements/element.ts';
import type { ExpiredMessages } from '../messages/types.ts';
import { focus } from '../modal/focus.ts';
import { type OpenSlot, openSlot, type SignInSlot } from '../sign-in/slot.ts';
import type { Ended } from './controller.ts';
import { ICONS } from './icons.ts';
import type { SignInIntent } from './types.ts';

export interface PanelOptions {
  readonly texts: ExpiredMessages;
  readonly locale: string;
  readonly id: string;
  readonly onSignIn: ((intent: SignInIntent) => void) | undefined;
  readonly signIn: SignInSlot | undefined;
}

export interface Panel {
  readonly element: Element;
  /** Call it in the page, and again after each change. */
  show(ended: Ended): void;
  close(): void;
}

export function expiredPanel(ended: Ended, options: PanelOptions): Panel {
  const { texts, locale, id, onSignIn, signIn } = options;
  const reload = button('curfew-primary', texts.reload, () => location.reload());
  const leave = button('', texts.signIn, () => onSignIn?.(ended.intent()));
  const title = element('h1', { class: 'curfew-title', id: `${id}title`, tabindex: '-1' });
  const icon = shape('path', {});
  const reasonText = element('p', { class: 'curfew-text', id: `${id}reason` });
  const keptText = element('p', { class: 'curfew-text curfew-kept', id: `${id}kept` });
  const panel = element(
    'div',
    { class: 'curfew-panel' },
    element('div', { class: 'curfew-icon' }, shape('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' }, icon)),
    title,
    reasonText,
    keptText,
  );
  if (!signIn) panel.append(leave);
  let slot: OpenSlot | undefined;
  let isShown = false;

  function offerForm(fill: SignInSlot): void {
    slot = openSlot(fill);
    panel.append(slot.element);
    slot.fill(title);
  }

  return {
    element: panel,
    show(ended) {
      const { reason, canReload, kept } = ended;
      icon.setAttribute('d', ICONS[reason]);
      write(title, texts.title(ended, locale));
      write(reasonText, texts.reason(ended, locale));
      write(keptText, kept ? texts.kept(kept, locale) : '');
      keptText.hidden = !kept;
      leave.classList.toggle('curfew-primary', !canReload);
      if (!canReload) reload.remove();
      // Moving it would take focus from it.
      else if (!reload.isConnected) keptText.after(reload);
      // A reload uses the session that has begun elsewhere.
      if (signIn && !slot && !canReload) offerForm(signIn);
      else if (!isShown) focus(title);
      isShown = true;
    },
    close: () => slot?.close(),
  };
}
