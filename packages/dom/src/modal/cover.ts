import { OPAQUE, type Style, setStyle } from './opaque.ts';

/** Even if no style sheet has loaded. */
const COVER: Style = {
  ...OPAQUE,
  position: 'fixed',
  inset: '0',
  'z-index': '2147483647',
  display: 'grid',
  'inline-size': '100%',
  'block-size': '100%',
  'min-inline-size': '0',
  'min-block-size': '0',
  'max-inline-size': 'none',
  'max-block-size': 'none',
  margin: '0',
  'border-radius': '0',
  'background-image': 'linear-gradient(var(--curfew-background, Canvas) 0 0)',
  'print-color-adjust': 'exact',
  'content-visibility': 'visible',
  'pointer-events': 'auto',
  transform: 'none',
  translate: 'none',
  rotate: 'none',
  scale: 'none',
  zoom: '1',
  'offset-path': 'none',
};

/** No one acts by a shortcut of your app in a page that is covered. A form in the cover has the keys before. */
function stopKey(event: Event): void {
  if (document.querySelector('.curfew-expired[open]')) event.stopPropagation();
}

export function makeCover(dialog: HTMLElement): void {
  setStyle(dialog, COVER);
  for (const type of ['keydown', 'keyup', 'keypress', 'paste'])
    document.documentElement.addEventListener(type, stopKey);
}
