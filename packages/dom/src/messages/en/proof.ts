import type { ProofMessages } from '../types.ts';

/** English texts of the dialog in which a signed-in person signs in again. */
export const proof: ProofMessages = {
  title: 'Confirm that it’s you',
  text: 'Sign in again to continue. This page stays as it is.',
  cancel: 'Cancel',
};
