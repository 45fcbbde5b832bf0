/** What makes a dialog hide the page, whatever rules the page has for dialogs, and even if no style sheet has loaded. */
const COVER: Readonly<Record<string, string>> = {
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
  // Opaque, whatever the theme's colour is: a translucent or an invalid one must not show the page.
  'background-color': 'Canvas',
  'background-image': 'linear-gradient(var(--curfew-background, Canvas) 0 0)',
  'background-size': 'auto',
  'background-repeat': 'repeat',
  'background-clip': 'border-box',
  'print-color-adjust': 'exact',
  opacity: '1',
  visibility: 'visible',
  'content-visibility': 'visible',
  'pointer-events': 'auto',
  'mix-blend-mode': 'normal',
  clip: 'auto',
  'clip-path': 'none',
  mask: 'none',
  filter: 'none',
  transform: 'none',
  translate: 'none',
  rotate: 'none',
  scale: 'none',
  zoom: '1',
  'offset-path': 'none',
  animation: 'none',
  transition: 'none',
};

/** By script, which a Content-Security-Policy of `style-src 'self'` allows. No rule of a style sheet overrides it. */
export function makeCover(dialog: HTMLElement): void {
  for (const [property, value] of Object.entries(COVER)) dialog.style.setProperty(property, value, 'important');
}

/** What keeps the shadow of a dialog opaque. */
const OPAQUE = [
  'opacity',
  'visibility',
  'mix-blend-mode',
  'clip',
  'clip-path',
  'mask',
  'filter',
  'animation',
  'transition',
];

/**
 * Hides the page around a dialog, while it is verified whose session the browser has. It is a shadow, because no script can
 * set the style of a backdrop.
 */
export function coverAround(dialog: HTMLElement, isOn: boolean): void {
  if (isOn === dialog.hasAttribute('data-verifying')) return;
  const { style } = dialog;
  const values: Readonly<Record<string, string>> = isOn ? { ...COVER, 'box-shadow': '0 0 0 300vmax Canvas' } : {};
  for (const property of ['box-shadow', ...OPAQUE]) style.setProperty(property, values[property] ?? '', 'important');
  dialog.toggleAttribute('data-verifying', isOn);
}
