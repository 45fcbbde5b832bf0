import { button, element } from '../elements/element.ts';
import type { ExpiredMessages } from '../messages/types.ts';
import type { Ended } from './controller.ts';
import type { SignInIntent } from './types.ts';

export interface PanelOptions {
  readonly ended: Ended;
  readonly texts: ExpiredMessages;
  readonly locale: string;
  /** The prefix of the ids of the title and the reason. */
  readonly id: string;
  readonly onSignIn: (intent: SignInIntent) => void;
}

export interface Panel {
  readonly element: Element;
  /** Another session may begin in this browser, and end, while the panel is shown. */
  offerReload(canReload: boolean): void;
}

export function expiredPanel({ ended, texts, locale, id, onSignIn }: PanelOptions): Panel {
  const reload = button('curfew-primary', texts.reload, () => location.reload());
  const signIn = button('', texts.signIn, () => onSignIn(ended.intent()));
  const panel = element(
    'div',
    { class: 'curfew-panel' },
    element(
      'h1',
      { class: 'curfew-title', id: `${id}title`, tabindex: '-1', 'aria-describedby': `${id}reason` },
      texts.title,
    ),
    element('p', { class: 'curfew-text', id: `${id}reason` }, texts.reason(ended, locale)),
    signIn,
  );
  return {
    element: panel,
    offerReload(canReload) {
      signIn.classList.toggle('curfew-primary', !canReload);
      if (!canReload) reload.remove();
      // Moving it would take focus from it.
      else if (!reload.isConnected) signIn.before(reload);
    },
  };
}
