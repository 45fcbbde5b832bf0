export type Style = Readonly<Record<string, string>>;

export const OPAQUE: Style = {
  // A translucent or invalid colour of the theme must not show the page.
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

/** Allowed by `style-src 'self'`, and no rule of a style sheet overrides it. */
export function setStyle({ style }: HTMLElement, values: Style, isOn = true): void {
  for (const [property, value] of Object.entries(values)) style.setProperty(property, isOn ? value : '', 'important');
}
