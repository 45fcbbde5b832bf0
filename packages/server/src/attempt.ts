/** Calls a callback of your app. An error in it becomes a warning of the process, and breaks nothing here. */
export function attempt(call: () => void): void {
  try {
    call();
  } catch (error) {
    process.emitWarning(error instanceof Error ? error : String(error));
  }
}
