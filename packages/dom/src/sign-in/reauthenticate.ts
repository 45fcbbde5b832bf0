import type { Session } from '@curfew/core';
import { inThisZone, outsideZones } from '@curfew/core/adapters';
import { button, element } from '../elements/element.ts';
import { newId } from '../elements/new-id.ts';
import { proof as english } from '../messages/en/proof.ts';
import { textsOver } from '../messages/texts.ts';
import { coverAround } from '../modal/cover-around.ts';
import { openModal } from '../modal/open-modal.ts';
import type { DialogOptions } from '../options.ts';
import { canProve, followSignIn } from './follow.ts';
import { openSlot, type SignInSlot } from './slot.ts';

/** Options of {@link reauthenticate}. */
export interface ReauthenticateOptions extends Pick<DialogOptions, 'messages'> {
  /** Fills the dialog with the sign-in form of your app. */
  readonly signIn: SignInSlot;
}

/**
 * Asks the signed-in person to sign in again, in a dialog over the page: before an action for which your server wants a fresh
 * proof. No tab ends.
 *
 * @returns `true` once a later session of the same person is active; `false` if the user cancels, another person signs in, or
 *   no session with an account is active
 * @example
 * if (response.status === 401 && (await reauthenticate(session, { signIn }))) response = await remove(customer);
 */
export async function reauthenticate(session: Session, options: ReauthenticateOptions): Promise<boolean> {
  if (!canProve(session)) return false;
  const signIn = inThisZone(options.signIn);
  return new Promise((resolve) => {
    outsideZones(() => open(session, { ...options, signIn }, resolve));
  });
}

function open(
  session: Session,
  { signIn, messages }: ReauthenticateOptions,
  resolve: (isProved: boolean) => void,
): void {
  const texts = textsOver(english, messages?.proof);
  const id = newId();
  const title = element('h2', { class: 'curfew-title', id: `${id}title`, tabindex: '-1' }, texts.title);
  const slot = openSlot(signIn);
  const dialog = element(
    'dialog',
    {
      class: 'curfew-warning',
      'aria-labelledby': title.id,
      'aria-describedby': `${id}text`,
      'data-react-aria-top-layer': 'true',
    },
    title,
    element('p', { class: 'curfew-text', id: `${id}text` }, texts.text),
    slot.element,
    button('curfew-back', texts.cancel, cancel),
  );

  const stopFollowing = followSignIn(session, close);
  const unsubscribe = session.subscribe(() => coverAround(dialog, session.getSnapshot().verifying));
  document.body.append(dialog);
  const closeModal = openModal(dialog, '.curfew-title', cancel);
  slot.fill(title);

  function cancel(): void {
    close(false);
    stopFollowing();
  }

  function close(isProved: boolean): void {
    unsubscribe();
    slot.close(session.getSnapshot().status === 'ended');
    closeModal();
    dialog.remove();
    resolve(isProved);
  }
}
