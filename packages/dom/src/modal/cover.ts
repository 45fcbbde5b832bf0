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

export function makeCover(dialog: HTMLElement): void {
  setStyle(dialog, COVER);
}
