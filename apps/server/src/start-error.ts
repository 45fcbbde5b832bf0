/** Why the server cannot start. The message is one sentence for the person who starts it. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** An error in a few words. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  // Where each address of a name has failed, the message of it all is empty.
  return message || code || 'unknown';
}
