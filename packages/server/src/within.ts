import { systemClock } from './clock.ts';

/**
 * Rejects with `late()` if the promise takes longer than `ms`.
 *
 * @example
 * await within(5_000, lookUp(id), () => new Error('The directory does not respond.'));
 */
export function within<T>(ms: number, promise: Promise<T>, late: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancelTimer = systemClock.setTimer(() => reject(late()), ms);
    promise.then(
      (value) => {
        cancelTimer();
        resolve(value);
      },
      (error: unknown) => {
        cancelTimer();
        reject(error);
      },
    );
  });
}
