import { OPAQUE, type Style, setStyle } from './opaque.ts';

/** A shadow: no script can set the style of a backdrop. */
const AROUND: Style = {
  ...OPAQUE,
  'background-image': 'linear-gradient(var(--curfew-raised, Canvas) 0 0)',
  'box-shadow': '0 0 0 300vmax Canvas',
};

/** Hides the page around a dialog with a sign-in form, while it is verified whose session the browser has. */
export function coverAround(dialog: HTMLElement, isOn: boolean): void {
  if (isOn === dialog.hasAttribute('data-verifying')) return;
  setStyle(dialog, AROUND, isOn);
  dialog.toggleAttribute('data-verifying', isOn);
}
