import { StoreUnavailableError } from '@curfew/server';

/** The message is one sentence for the operator. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

export function reasonOf(error: unknown): string {
  const cause = error instanceof StoreUnavailableError ? error.cause : error;
  const { code, message } = cause as NodeJS.ErrnoException;
  // The message is empty if every address of a host name failed.
  return message || code || 'unknown';
}
