/** What code of your app throws is reported like an uncaught error. */
export function attempt<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    report(error);
    return undefined;
  }
}

export function report(error: unknown): void {
  // Node.js has no reportError.
  // biome-ignore lint/suspicious/noConsole: see above
  (globalThis.reportError ?? console.error)(error);
}
