import { mountWarning, type WarningOptions } from '../src/warning/mount-warning.ts';
import { find, undo } from './page.ts';
import { MINUTE, type Tab } from './tab.ts';

/** Starts a session with a warning. Returns a function that removes the warning. */
export function open(tab: Tab, options: WarningOptions = { locale: 'en-GB' }): () => void {
  const unmount = mountWarning(tab.session, options);
  undo.push(unmount, tab.session.start());
  return unmount;
}

/** Opens the idle warning, and waits until it accepts presses. */
export function warn(tab: Tab, options?: WarningOptions): void {
  open(tab, options);
  tab.clock.advance(13 * MINUTE);
  tab.clock.advance(500);
}

export const dialog = () => find<HTMLDialogElement>('[role=alertdialog]');
export const [stay, leave] = [() => find('.curfew-stay'), () => find('.curfew-stay + button')];
/** The text of the region in the dialog or the bar. */
export const polite = () => find('[aria-live=polite]:not(body > *)').textContent;
/** The text of the region beside them. */
export const announced = () => find('body > [aria-live=polite]').textContent;

export const press = (key: string, init?: KeyboardEventInit) =>
  (document.activeElement ?? document.body).dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }),
  );

export const settled = () => new Promise<void>((resolve) => queueMicrotask(() => queueMicrotask(resolve)));
