import { element } from '../elements/element.ts';
import { newId } from '../elements/new-id.ts';
import type { ExpiredMessages } from '../messages/types.ts';
import { makeCover } from '../modal/cover.ts';
import { focus } from '../modal/focus.ts';
import { openModal } from '../modal/open-modal.ts';
import { prefixTitle } from '../modal/prefix-title.ts';
import type { Ended } from './controller.ts';
import { expiredPanel, type Panel } from './panel.ts';
import type { SignInIntent } from './types.ts';

export interface Screen {
  /** Shows the reason. Before the first call, the screen shows that the session is being checked. */
  show(ended: Ended): void;
  close(): void;
}

/** Covers the page, in the browser's top layer, so that a late error message of your app cannot cover the screen. */
export function openScreen(texts: ExpiredMessages, locale: string, onSignIn: (intent: SignInIntent) => void): Screen {
  const id = newId();
  const dialog = element(
    'dialog',
    {
      class: 'curfew-expired',
      'aria-labelledby': `${id}title`,
      'aria-busy': 'true',
      'data-react-aria-top-layer': 'true',
    },
    element('p', { id: `${id}title`, role: 'status' }, texts.verifying),
  );
  makeCover(dialog);
  document.body.append(dialog);
  const closeModal = openModal(dialog, 'h1', () => {});
  let restoreTitle = () => {};
  let panel: Panel | undefined;

  return {
    show(ended) {
      const isFirst = !panel;
      panel ??= expiredPanel({ ended, texts, locale, id, onSignIn });
      panel.offerReload(ended.canReload);
      if (!isFirst) return;
      dialog.replaceChildren(panel.element);
      dialog.setAttribute('aria-busy', 'false');
      dialog.setAttribute('aria-describedby', `${id}reason`);
      dialog.dataset.reason = ended.reason;
      focus(dialog.querySelector('h1'));
      restoreTitle = prefixTitle(texts.pageTitle);
    },
    close() {
      restoreTitle();
      closeModal();
      dialog.remove();
    },
  };
}
