type Style = Readonly<Record<string, string>>;

/** What makes a dialog opaque, whatever rules the page has for dialogs. */
const OPAQUE: Style = {
  // Whatever the theme's colour is: a translucent or an invalid one must not show the page.
  'background-color': 'Canvas',
  'background-size': 'auto',
  'background-repeat': 'repeat',
  'background-clip': 'border-box',
  opacity: '1',
  visibility: 'visible',
  'mix-blend-mode': 'normal',
  clip: 'auto',
  'clip-path': 'none',
  mask: 'none',
  filter: 'none',
  animation: 'none',
  transition: 'none',
};

/** What makes it cover the page too, even if no style sheet has loaded. */
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

/** What hides the page around a dialog. It is a shadow, because no script can set the style of a backdrop. */
const AROUND: Style = {
  ...OPAQUE,
  'background-image': 'linear-gradient(var(--curfew-raised, Canvas) 0 0)',
  'box-shadow': '0 0 0 300vmax Canvas',
};

/** By script, which a Content-Security-Policy of `style-src 'self'` allows. No rule of a style sheet overrides it. */
function set({ style }: HTMLElement, values: Style, isOn = true): void {
  for (const [property, value] of Object.entries(values)) style.setProperty(property, isOn ? value : '', 'important');
}

export function makeCover(dialog: HTMLElement): void {
  set(dialog, COVER);
}

/** Hides the page around a dialog with a sign-in form, while it is verified whose session the browser has. */
export function coverAround(dialog: HTMLElement, isOn: boolean): void {
  if (isOn === dialog.hasAttribute('data-verifying')) return;
  set(dialog, AROUND, isOn);
  dialog.toggleAttribute('data-verifying', isOn);
}
