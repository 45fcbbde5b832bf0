import { CallbackTimeoutError } from './errors.ts';
import { within } from './within.ts';

/** As long as the stores wait by default. */
const CALLBACK_S = 5;

/** Calls a callback of your app. An error in it, later ones too, becomes a warning of the process, and breaks nothing here. */
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

/**
 * Waits for what a callback of your app returns.
 *
 * @throws CallbackTimeoutError if that takes longer than 5 s
 */
export function resultOf<T>(name: string, result: T | Promise<T>): Promise<T> {
  return within(CALLBACK_S * 1_000, Promise.resolve(result), () => new CallbackTimeoutError(name, CALLBACK_S));
}
