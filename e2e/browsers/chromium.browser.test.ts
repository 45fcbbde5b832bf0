import { browserStage } from '../harness/browser-stage.ts';
import { openChromium } from '../harness/real-chromium.ts';
import { backForward } from './cases/back-forward.ts';
import { clock } from './cases/clock.ts';
import { frozen, frozenBesideOthers } from './cases/frozen.ts';
import { hidden } from './cases/hidden.ts';
import { manyTabs } from './cases/many-tabs.ts';
import { neighbours } from './cases/neighbours.ts';
import { sleep } from './cases/sleep.ts';
import { without } from './cases/without.ts';

const here = browserStage(openChromium);

for (const cases of [frozen, frozenBesideOthers, backForward, hidden, sleep, without, clock, neighbours, manyTabs])
  cases(here);
