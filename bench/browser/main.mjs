// npm run bench:browser: Curfew beside its peers in a real Chromium, in one run. Writes bench/results/browser.*
import { runBench } from '../lib/run.mjs';
import { versionsOf } from '../lib/versions.mjs';
import { CANDIDATES } from './candidates/index.mjs';
import { closeBrowsers, launch } from './lib/stage.mjs';
import { rightOrWrong } from './measures/cases.mjs';
import { eventCost } from './measures/event-cost.mjs';
import { lateness } from './measures/lateness.mjs';
import { propagation } from './measures/propagation.mjs';
import { size } from './measures/size.mjs';
import { traffic } from './measures/traffic.mjs';
import { GOALS } from './report/goals.mjs';
import { panels } from './report/panels.mjs';

const PEERS = ['react-idle-timer', '@ng-idle/core', 'react'];

await runBench({
  bench: 'browser',
  title: 'Beside the peers, in the browser',
  measures: [size, eventCost, traffic, propagation, lateness, rightOrWrong],
  goals: GOALS,
  panels,
  async begin() {
    const browser = await launch();
    const chromium = browser.version();
    await closeBrowsers();
    return {
      versions: `Chromium ${chromium}, ${versionsOf(PEERS, import.meta.url)}`,
      context: { candidates: CANDIDATES },
      clean: closeBrowsers,
    };
  },
});
