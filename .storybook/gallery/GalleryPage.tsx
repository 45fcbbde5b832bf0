import type { ReactElement } from 'react';
import { languageName } from '../languages.ts';
import { Chooser } from './Chooser.tsx';
import { type Choice, WIDTHS } from './choice.ts';
import { Picture } from './Picture.tsx';
import { useStates } from './use-states.ts';

/** Every state of every component, as pictures in the chosen languages, themes and widths. */
export function GalleryPage(props: Choice & { readonly onChange: (change: Partial<Choice>) => void }): ReactElement {
  const { component, locales, themes, widths } = props;
  const states = useStates();
  const shown = [...states].filter(([title]) => component === 'all' || component === title);
  const looks = WIDTHS.filter(({ id }) => widths.includes(id)).flatMap((width) =>
    locales.flatMap((locale) => themes.map((theme) => ({ width, locale, theme }))),
  );
  const count = shown.reduce((sum, [, stories]) => sum + stories.length, 0);
  return (
    <main className="gallery">
      <h1>Gallery</h1>
      <Chooser {...props} components={[...states.keys()]} />
      <p role="status">
        {count} states, {count * looks.length} pictures. Each is a frame of its story, and is loaded when it is near.
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
