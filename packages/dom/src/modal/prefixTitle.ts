/**
 * Puts a text before the page's title: a person in another tab sees nothing else of this one.
 *
 * @returns gives the title back, unless the host has changed it meanwhile
 */
export function prefixTitle(text: string): () => void {
  const host = document.title;
  const ours = host ? `${text} · ${host}` : text;
  document.title = ours;
  return () => {
    if (document.title === ours) document.title = host;
  };
}
