import { type ReactElement, useEffect, useState } from 'react';
import { Deadlines } from '../../.storybook/playground/Deadlines.tsx';
import { createPlayground, type Playground, title } from '../../.storybook/playground/playground.ts';
import { usePlayground } from '../../.storybook/playground/usePlayground.ts';
import { Clock } from './Clock.tsx';
import { Settings } from './Settings.tsx';

const TABS = 3;
/** A page in the background does not catch up. */
const LONGEST_FRAME_MS = 100;

/** A browser with three tabs, its server, and the administrator's form. Time passes as on a clock that can be turned. */
export function PlaygroundPage(): ReactElement {
  const [playground] = useState(openPlayground);
  usePlayground(playground);
  useEffect(() => letTimePass(playground), [playground]);
  return (
    <div className="playground">
      <div className="controls">
        <Settings playground={playground} />
        <Clock playground={playground} />
      </div>
      <div className="tabs">
        {playground.world.tabs.map((tab) => (
          <section key={tab.name} aria-label={title(tab)}>
            <h2>{title(tab)}</h2>
            <Deadlines tab={tab} />
            <iframe title={`${title(tab)}, page`} src={`tab.html?tab=${encodeURIComponent(tab.name)}`} />
          </section>
        ))}
      </div>
    </div>
  );
}

/** The framed pages find it by its name. */
function openPlayground(): Playground {
  const playground = createPlayground();
  window.curfewPlayground = playground;
  for (let tab = 0; tab < TABS; tab++) playground.open();
  return playground;
}

/** Without a turn, the clock goes as fast as any other. */
function letTimePass(playground: Playground): () => void {
  let request = 0;
  let last: number | null = null;
  async function frame(now: number): Promise<void> {
    const ms = Math.min(now - (last ?? now), LONGEST_FRAME_MS);
    last = now;
    await playground.pass(ms);
    request = requestAnimationFrame(frame);
  }
  request = requestAnimationFrame(frame);
  return () => cancelAnimationFrame(request);
}
