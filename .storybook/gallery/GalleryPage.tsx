import { type ReactElement, type RefObject, useEffect, useRef, useState } from 'react';
import { languageName } from '../languages.ts';
import { Chooser } from './Chooser.tsx';
import { type Choice, WIDTHS } from './choice.ts';
import { Picture } from './Picture.tsx';
import { useStates } from './use-states.ts';

/** Every state of every component, as pictures in the chosen languages, themes and widths. */
export function GalleryPage(props: Choice & { readonly onChange: (change: Partial<Choice>) => void }): ReactElement {
  const { component, locales, themes, widths } = props;
  const states = useStates();
  const page = useRef<HTMLElement>(null);
  const room = useRoom(page);
  const shown = [...states].filter(([title]) => component === 'all' || component === title);
  const looks = WIDTHS.filter(({ id }) => widths.includes(id))
    .map((width) => ({ ...width, scale: Math.min(width.scale, room / width.width) }))
    .flatMap((width) => locales.flatMap((locale) => themes.map((theme) => ({ width, locale, theme }))));
  const count = shown.reduce((sum, [, stories]) => sum + stories.length, 0);
  return (
    <main ref={page} className="gallery">
      <h1>Gallery</h1>
      <Chooser {...props} components={[...states.keys()]} />
      <p role="status">
        {count} states, {count * looks.length} pictures. Each picture is its story, loaded as you scroll to it.
      </p>
      {shown.map(([title, stories]) => (
        <section key={title} aria-label={title}>
          <h2>{title}</h2>
          {stories.map(({ id, name }) => (
            <figure key={id} data-story={id}>
              <figcaption>
                <a href={`./?path=/story/${id}`} target="_top">
                  {name}
                </a>
              </figcaption>
              <div className="gallery-pictures">
                {looks.map(({ width, locale, theme }) => (
                  <Picture
                    key={`${width.id} ${locale} ${theme}`}
                    src={`iframe.html?id=${id}&viewMode=story&embed=true&globals=locale:${locale};theme:${theme}`}
                    title={`${title}: ${name}, ${languageName(locale)}, ${theme}, ${width.name}`}
                    look={`${languageName(locale)}, ${theme}, ${width.name}`}
                    size={width}
                  />
                ))}
              </div>
            </figure>
          ))}
        </section>
      ))}
    </main>
  );
}

/** On both sides of the page, and the border of a picture, in px. */
const EDGES = 2 * 24 + 2;

/** Returns how wide a picture can be, in px, so that a phone shows a whole one. */
function useRoom(page: RefObject<HTMLElement | null>): number {
  const [room, keep] = useState(1_280);
  useEffect(() => {
    if (!page.current) return;
    const observer = new ResizeObserver(([entry]) => entry && keep(entry.target.clientWidth - EDGES));
    observer.observe(page.current);
    return () => observer.disconnect();
  }, [page]);
  return room;
}
