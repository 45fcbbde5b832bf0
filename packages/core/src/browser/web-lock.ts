/** Without Web Locks every tab leads. With `steal` the former holder requests the lock again, behind all others. */
export function holdLock(name: string, onChange: (leading: boolean) => void, steal = false): () => void {
  const resigned = new AbortController();
  const { signal } = resigned;
  const locks = globalThis.navigator?.locks;
  let granted = false;

  function lead(): Promise<void> {
    granted = true;
    return new Promise((release) => {
      signal.onabort = () => release();
      if (signal.aborted) release();
      else onChange(true);
    });
  }

  function request(options: LockOptions): void {
    locks?.request(name, options, lead).catch(() => {
      if (!granted) return void lead();
      if (signal.aborted) return;
      granted = false;
      onChange(false);
      request({ signal });
    });
  }

  if (locks) request(steal ? { steal } : { signal });
  else void lead();
  return () => {
    resigned.abort();
    onChange(false);
  };
}
