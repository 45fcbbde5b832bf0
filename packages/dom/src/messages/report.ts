/** For errors of your app's code or settings. They stop nothing here. */
export function report(error: unknown): void {
  // Node.js has no reportError.
  // biome-ignore lint/suspicious/noConsole: see above
  (globalThis.reportError ?? console.error)(error);
}
