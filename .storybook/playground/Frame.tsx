import type { Tab } from '@curfew/core/testing';
import type { ReactElement } from 'react';
import { Deadlines } from './Deadlines.tsx';
import { type Playground, title } from './playground.ts';

/** What can be done to a tab, by its state. */
const ACTIONS: Readonly<Record<Tab['state'], readonly (keyof typeof WORDS)[]>> = {
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
  hidden: 'Behind another tab: its timers run once a minute',
  frozen: 'Frozen: nothing runs here',
  cached: 'Another page is shown; this one is in the back/forward cache',
};

/** One tab of the playground's browser: its page, its deadlines, and what a browser may do to it. */
export function Frame({ playground, tab, src }: { playground: Playground; tab: Tab; src: string }): ReactElement {
  const cover = COVERS[tab.state];
  return (
    <section className="tab" aria-label={title(tab)} data-state={tab.state}>
      <header>
        <h2>{title(tab)}</h2>
        <span className="tab-state">{tab.state}</span>
        <Deadlines tab={tab} />
      </header>
      <div className="tab-page">
        <iframe title={`${title(tab)}, page`} src={`${src}&tab=${encodeURIComponent(tab.name)}`} inert={!!cover} />
        {cover && <p className="tab-cover">{cover}</p>}
      </div>
      <footer>
        {ACTIONS[tab.state].map((action) => (
          <button
            key={action}
            type="button"
            onClick={() => playground.act(WORDS[action].toLowerCase(), tab[action], tab)}
          >
            {WORDS[action]}
          </button>
        ))}
      </footer>
    </section>
  );
}
