import { type ReactElement, useEffect, useState } from 'react';
import { Controls } from './Controls.tsx';
import { Frame } from './Frame.tsx';
import { createPlayground, type Playground } from './playground.ts';
import { usePlayground } from './usePlayground.ts';

/** At most this much of real time passes at once, in ms: a page that lay in the background does not catch up. */
const LONGEST_FRAME_MS = 100;
const MOST_TABS = 4;

/** A browser of several tabs on one page, all of it under the reviewer's hands. `src` is the address of a tab's page. */
export function PlaygroundPage({ src }: { readonly src: string }): ReactElement {
  const [playground] = useState(openPlayground);
  usePlayground(playground);
  useEffect(() => letTimePass(playground), [playground]);
  const { world, log, act } = playground;
  const tabs = world.tabs.filter(({ state }) => state !== 'gone');
  return (
    <main className="playground" aria-label="Playground">
      <header>
        <h1>Tabs</h1>
        <button
          type="button"
          disabled={tabs.length >= MOST_TABS}
          onClick={() => act('A new tab opens', () => void world.open())}
        >
          Open a tab
        </button>
      </header>
      <Controls playground={playground} />
      <div className="tabs">
        {tabs.map((tab) => (
          <Frame key={tab.name} playground={playground} tab={tab} src={src} />
        ))}
      </div>
      <section className="log" aria-label="Log">
        <h2>Log</h2>
        <ol>
          {log.map(({ id, at, words }) => (
            <li key={id}>
              <time>{new Date(at).toISOString().slice(11, 19)}</time> {words}
            </li>
          ))}
        </ol>
      </section>
    </main>
  );
}

/** Framed pages look it up by name. */
function openPlayground(): Playground {
  const playground = createPlayground();
  window.curfewPlayground = playground;
  for (let tab = 0; tab < 2; tab++) playground.act('A new tab opens', () => void playground.world.open());
  return playground;
}

function letTimePass(playground: Playground): () => void {
  let running = true;
  let last: number | null = null;
  async function frame(now: number): Promise<void> {
    const ms = Math.min(now - (last ?? now), LONGEST_FRAME_MS);
    last = now;
    if (playground.playing) await playground.pass(ms * playground.speed);
    if (running) requestAnimationFrame(frame);
  }
  requestAnimationFrame(frame);
  return () => {
    running = false;
  };
}
