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

export function expiredPanel({ ended, texts, locale, id, onSignIn }: PanelOptions): Element {
  return element(
    'div',
    { class: 'curfew-panel' },
    element(
      'h1',
      { class: 'curfew-title', id: `${id}title`, tabindex: '-1', 'aria-describedby': `${id}reason` },
      texts.title,
    ),
    element('p', { class: 'curfew-text', id: `${id}reason` }, texts.reason(ended, locale)),
    ...(ended.canReload ? [button('curfew-primary', texts.reload, () => location.reload())] : []),
    button(ended.canReload ? '' : 'curfew-primary', texts.signIn, () => onSignIn(ended.intent())),
  );
}
