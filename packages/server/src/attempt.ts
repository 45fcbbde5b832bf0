import { CallbackTimeoutError } from './errors.ts';
import { within } from './within.ts';

/** As long as `postgresStore` waits by default. */
const CALLBACK_S = 5;

/** Errors, later ones too, become warnings of the process. */
export function attempt(call: () => unknown): void {
  try {
    const result = call();
    if (result instanceof Promise) result.catch(warn);
  } catch (error) {
    warn(error);
  }
}

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error));
}

export function resultOf<T>(name: string, result: T | Promise<T>): Promise<T> {
  return within(CALLBACK_S * 1_000, Promise.resolve(result), () => new CallbackTimeoutError(name, CALLBACK_S));
}
