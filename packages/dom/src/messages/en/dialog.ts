import type { DialogSection } from '../types.ts';

/** English texts of both dialogs if the server cannot be reached. */
export const dialog: DialogSection = {
  unreported: "We couldn't reach the server to keep you signed in. Sign in to pick up where you left off.",
};
