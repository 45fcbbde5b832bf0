/** A strict Content-Security-Policy blocks inline styles. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  return filled(document.createElement(tag), attributes, children);
}

const SVG = 'http://www.w3.org/2000/svg';

export function shape(tag: string, attributes: Readonly<Record<string, string>>, ...children: Element[]): Element {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

function filled<T extends Element>(
  made: T,
  attributes: Readonly<Record<string, string>>,
  children: readonly (Node | string)[],
): T {
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

export function button(className: string, text: string, onPress: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: `curfew-button ${className}`.trim() }, text);
  made.addEventListener('click', onPress);
  return made;
}

/** Not what is in the page: browsers may have translated it. */
const written = new WeakMap<Element, string>();

/** A live region would announce the same text again. */
export function write(into: Element, text: string): void {
  if (written.get(into) !== text) into.textContent = text;
  written.set(into, text);
}
