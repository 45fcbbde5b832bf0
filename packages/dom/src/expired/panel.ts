import type { EndReason, SessionPolicy } from '@curfew/core';
import { button, element } from '../elements/element.ts';
import type { ExpiredMessages } from '../messages/types.ts';

export interface Expired {
  readonly reason: EndReason;
  readonly policy: SessionPolicy;
  readonly texts: ExpiredMessages;
  readonly locale: string;
  /** The prefix of the ids of the title and the reason. */
  readonly id: string;
  readonly signIn: () => void;
}

export function expiredPanel({ reason, policy, texts, locale, id, signIn }: Expired): Element {
  const superseded = reason === 'superseded';
  return element(
    'div',
    { class: 'curfew-panel' },
    element(
      'h1',
      { class: 'curfew-title', id: `${id}title`, tabindex: '-1', 'aria-describedby': `${id}reason` },
      texts.title,
    ),
    element('p', { class: 'curfew-text', id: `${id}reason` }, texts.reason({ reason, policy }, locale)),
    // Never automatic: the new session may belong to another user.
    ...(superseded ? [button('curfew-primary', texts.reload, () => location.reload())] : []),
    button(superseded ? '' : 'curfew-primary', texts.signIn, signIn),
  );
}
