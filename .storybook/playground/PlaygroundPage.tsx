import { type ReactElement, useEffect, useState } from 'react';
import { Controls } from './Controls.tsx';
import { Frame } from './Frame.tsx';
import { Guide } from './Guide.tsx';
import { createPlayground, type Playground } from './playground.ts';
import { timeText } from './time.ts';
import { usePlayground } from './usePlayground.ts';

/** At most this much of real time passes at once, in ms: a page in the background does not catch up. */
const LONGEST_FRAME_MS = 100;
const MOST_TABS = 4;

/** A browser of several tabs on one page, all of it controlled by the reviewer. `src` is the address of a tab's page. */
export function PlaygroundPage({ src }: { readonly src: string }): ReactElement {
  const [playground] = useState(openPlayground);
  usePlayground(playground);
  useEffect(() => letTimePass(playground), [playground]);
  const { world, log } = playground;
  const tabs = world.tabs.filter(({ state }) => state !== 'gone');
  return (
    <main className="playground" aria-label="Playground">
      <header>
        <h1>Playground</h1>
        <button type="button" disabled={tabs.length >= MOST_TABS} onClick={() => playground.open()}>
          Open a tab
        </button>
      </header>
      <div className="stage">
        <Controls playground={playground} />
        <div className="tabs">
          {tabs.map((tab) => (
            <Frame key={tab.name} playground={playground} tab={tab} src={src} />
          ))}
        </div>
      </div>
      <aside>
        <Guide />
        <section className="log" aria-label="What happened">
          <h2>What happened</h2>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
          <ol tabIndex={0} aria-label="Events, newest first">
            {log.map(({ id, at, words }) => (
              <li key={id}>
                <time>{timeText(at)}</time> {words}
              </li>
            ))}
          </ol>
        </section>
      </aside>
    </main>
  );
}

/** Framed pages look it up by name. */
function openPlayground(): Playground {
  const playground = createPlayground();
  window.curfewPlayground = playground;
  for (let tab = 0; tab < 2; tab++) playground.open();
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
