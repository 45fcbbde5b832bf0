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

/**
 * No one acts by a shortcut of your app in a page that is covered: a form in the cover has the keys before. Nor by an undo,
 * which WebKit and Chromium apply to the whole page.
 */
function protect(event: Event): void {
  const cover = document.querySelector('.curfew-expired[open]');
  if (!cover) return;
  if (event.type !== 'beforeinput') event.stopPropagation();
  else if (!cover.contains(event.target as Node)) event.preventDefault();
}

export function makeCover(dialog: HTMLElement): void {
  setStyle(dialog, COVER);
  const frames = [...document.querySelectorAll('iframe')].filter((frame) => !dialog.contains(frame));
  for (const place of [document.documentElement, ...frames.flatMap((frame) => frame.contentDocument ?? [])])
    for (const type of ['keydown', 'keyup', 'keypress', 'paste', 'beforeinput']) place.addEventListener(type, protect);
}
