/** Makes an element. Attributes only, no inline style: a strict Content-Security-Policy allows all of it. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** Makes a button of the kit's. */
export function button(className: string, text: string, onPress: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: `curfew-button ${className}`.trim() }, text);
  made.addEventListener('click', onPress);
  return made;
}

/** Changes an element's text, and leaves alone what reads so already: a live region would say it again. */
export function write(into: Element, text: string): void {
  if (into.textContent !== text) into.textContent = text;
}
