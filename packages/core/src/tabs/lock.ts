/** Leads while it holds a Web Lock. Where there are no locks everybody leads. Returns its own undo. */
export function holdLock(name: string, onChange: (leading: boolean) => void): () => void {
  const resigned = new AbortController();
  const { signal } = resigned;
  const lead = () =>
    new Promise<void>((release) => {
      signal.onabort = () => release();
      if (signal.aborted) release();
      else onChange(true);
    });
  const locks = globalThis.navigator?.locks;
  (locks ? locks.request(name, { signal }, lead) : lead()).catch(lead);
  return () => {
    resigned.abort();
    onChange(false);
  };
}
