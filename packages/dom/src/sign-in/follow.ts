import type { Session } from '@curfew/core';
import { signInForms } from './forms.ts';

/** Whether there is a person who can prove again who they are: a session with an account is active. */
export function canProve(session: Session): boolean {
  const { status, account } = session.getSnapshot();
  return status !== 'pending' && status !== 'ended' && account !== null;
}

/**
 * Follows a session while a dialog asks its user to sign in again.
 *
 * @param onResult - called once: `true` as soon as a later session of the same person is active, `false` if there will be none
 * @returns a function that stops it, for a user who cancels
 */
export function followSignIn(session: Session, onResult: (isProved: boolean) => void): () => void {
  const before = session.getSnapshot();
  const closeForm = signInForms(session).open();
  const unsubscribe = session.subscribe(look);

  function stop(): void {
    unsubscribe();
    closeForm();
  }

  function look(): void {
    const { status, id, account, verifying } = session.getSnapshot();
    const isOver = status === 'pending' || status === 'ended';
    if (!isOver && (verifying || id === before.id)) return;
    stop();
    onResult(!isOver && account !== null && account === before.account);
  }

  return stop;
}
