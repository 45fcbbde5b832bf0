import { describe } from 'vitest';
import { firefoxCandidates } from '../../scripts/lib/firefox.mjs';
import { browserStage } from '../harness/browser-stage.ts';
import { openFirefox } from '../harness/real-firefox.ts';
import { backForward } from './cases/back-forward.ts';
import { clock } from './cases/clock.ts';
import { frozen } from './cases/frozen.ts';
import { hidden } from './cases/hidden.ts';
import { manyTabs } from './cases/many-tabs.ts';
import { neighbours } from './cases/neighbours.ts';
import { sleep } from './cases/sleep.ts';
import { without } from './cases/without.ts';

const [path] = firefoxCandidates();
if (!path && process.env.CI === 'true') throw new Error('There is no Firefox: set FIREFOX_PATH, or install one.');

// What does not apply here: `frozenBesideOthers`, since Firefox renders all tabs of a site in one process, so that one
// tab cannot be frozen beside another.
describe.runIf(path)(path ? 'Firefox' : 'Firefox (there is none: set FIREFOX_PATH, or install one)', () => {
  const here = browserStage(() => openFirefox(path as string));
  for (const cases of [frozen, backForward, hidden, sleep, without, clock, neighbours, manyTabs]) cases(here);
});
