import { element } from '../elements/element.ts';
import { newId } from '../elements/new-id.ts';
import { makeCover } from '../modal/cover.ts';
import { openModal } from '../modal/open-modal.ts';
import { prefixTitle } from '../modal/prefix-title.ts';
import type { Ended } from './controller.ts';
import { expiredPanel, type Panel, type PanelOptions } from './panel.ts';

export interface Screen {
  /** Until then, the screen shows that the session is being checked. */
  show(ended: Ended): void;
  close(): void;
}

/** Not even a late error message of your app covers the top layer. */
export function openScreen(options: Omit<PanelOptions, 'id'>): Screen {
  const { texts } = options;
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
      if (!panel) {
        panel = expiredPanel(ended, { ...options, id });
        dialog.replaceChildren(panel.element);
        dialog.setAttribute('aria-busy', 'false');
        restoreTitle = prefixTitle(texts.pageTitle);
      }
      dialog.dataset.reason = ended.reason;
      const described = `${id}reason${ended.kept ? ` ${id}kept` : ''}`;
      for (const each of [dialog, ...dialog.querySelectorAll('h1')]) each.setAttribute('aria-describedby', described);
      panel.show(ended);
    },
    close() {
      panel?.close();
      restoreTitle();
      closeModal();
      dialog.remove();
    },
  };
}
