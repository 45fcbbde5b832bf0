/** Reports what code or settings of your app have caused, like an uncaught error. It stops nothing here. */
export function report(error: unknown): void {
  // Node.js has no reportError.
  // biome-ignore lint/suspicious/noConsole: see above
  (globalThis.reportError ?? console.error)(error);
}
