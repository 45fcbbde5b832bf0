'use client';

import { useInside } from '../context.ts';
import { GateContext } from '../gate/context.ts';

/**
 * Returns a function that asks the signed-in person to sign in again, in a dialog with the form of the gate: before an
 * action for which your server wants a fresh proof. No tab ends. The function is the same in every render.
 *
 * It resolves to `true` once a later session of the same person is active, and to `false` if the user cancels, another person
 * signs in, the session ends, or it has no account.
 *
 * @throws Error outside of `<SessionGate signIn>`
 * @example
 * const reauthenticate = useReauthenticate();
 * if (response.status === 401 && (await reauthenticate())) await remove(customer);
 */
export function useReauthenticate(): () => Promise<boolean> {
  return useInside(GateContext, 'useReauthenticate', '<SessionGate signIn>').reauthenticate;
}
