import type { ReactElement } from 'react';

interface SurroundingsProps {
  readonly lang: string;
  readonly dir: string;
  readonly colorScheme: string;
  readonly story: ReactElement;
}

/** A story's own language, direction and colour scheme, on a page that has others. */
export function Surroundings({ lang, dir, colorScheme, story }: SurroundingsProps): ReactElement {
  return (
    <div className="surroundings" lang={lang} dir={dir} style={{ colorScheme }}>
      {story}
    </div>
  );
}
