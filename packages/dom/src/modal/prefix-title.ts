/**
 * Puts a text before the page's title, which is all that the user sees of a hidden tab. Browsers must not translate it
 * meanwhile, or it could not be recognized.
 *
 * @returns a function that restores the title, unless your app has changed it meanwhile
 */
export function prefixTitle(text: string): () => void {
  const original = document.title;
  const ours = original ? `${text} · ${original}` : text;
  document.title = ours;
  const title = document.querySelector('title') as HTMLTitleElement;
  const { translate } = title;
  title.translate = false;
  return () => {
    if (document.title === ours) document.title = original;
    title.translate = translate;
  };
}
