/** Opens with the first call, and closes when the result of each call was called. */
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
