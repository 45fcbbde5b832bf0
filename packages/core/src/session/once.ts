/** Returns a function that opens with its first call, and closes when each call's result was called. */
export function shared(open: () => () => void): () => () => void {
  let users = 0;
  let close = () => {};
  return () => {
    let isStopped = false;
    if (users++ === 0) close = open();
    return () => {
      if (!isStopped && --users === 0) close();
      isStopped = true;
    };
  };
}

/** Returns a function that starts something if it is wanted and does not run, and stops it if it is not wanted. */
export function whileWanted(start: () => (() => void) | undefined): (isWanted: boolean) => void {
  let stop: (() => void) | undefined;
  return (isWanted) => {
    if (isWanted) {
      stop ??= start();
    } else {
      stop?.();
      stop = undefined;
    }
  };
}
