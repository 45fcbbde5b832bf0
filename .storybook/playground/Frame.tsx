import type { Tab } from '@curfew/core/testing';
import type { ReactElement } from 'react';
import { type Playground, title } from './playground.ts';

/** What may be done to a tab, by the state that it is in. */
const DEEDS: Readonly<Record<Tab['state'], readonly (keyof typeof WORDS)[]>> = {
  running: ['freeze', 'hide', 'leave', 'crash', 'close'],
  hidden: ['show', 'freeze', 'crash'],
  frozen: ['thaw', 'crash'],
  cached: ['comeBack'],
  gone: [],
};

const WORDS = {
  freeze: 'Freeze',
  thaw: 'Thaw',
  hide: 'Hide',
  show: 'Show',
  leave: 'Go to another page',
  comeBack: 'Come back',
  crash: 'Crash',
  close: 'Close',
} as const;

const COVERS: Readonly<Partial<Record<Tab['state'], string>>> = {
  hidden: 'In the background: its timers run once a minute',
  frozen: 'Frozen: no code runs here',
  cached: 'Another page is open. This one is in the back/forward cache.',
};

/** One tab of the playground's browser: its page, and what a browser may do to it. */
export function Frame({ playground, tab, src }: { playground: Playground; tab: Tab; src: string }): ReactElement {
  const cover = COVERS[tab.state];
  return (
    <section className="tab" aria-label={title(tab)} data-state={tab.state}>
      <header>
        <h2>{title(tab)}</h2>
        <span className="tab-state">{tab.state}</span>
      </header>
      <div className="tab-page">
        <iframe title={`${title(tab)}, page`} src={`${src}&tab=${encodeURIComponent(tab.name)}`} inert={!!cover} />
        {cover && <p className="tab-cover">{cover}</p>}
      </div>
      <footer>
        {DEEDS[tab.state].map((deed) => (
          <button key={deed} type="button" onClick={() => playground.act(WORDS[deed].toLowerCase(), tab[deed], tab)}>
            {WORDS[deed]}
          </button>
        ))}
      </footer>
    </section>
  );
}
