export type Style = Readonly<Record<string, string>>;

/** What makes a dialog opaque, whatever rules the page has for dialogs. */
export const OPAQUE: Style = {
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

/** By script, which a Content-Security-Policy of `style-src 'self'` allows. No rule of a style sheet overrides it. */
export function setStyle({ style }: HTMLElement, values: Style, isOn = true): void {
  for (const [property, value] of Object.entries(values)) style.setProperty(property, isOn ? value : '', 'important');
}
