// npm start: installs when needed, builds when stale, then serves the demo console and its API from this process.
import './lib/require-node.mjs';
import { buildIfStale } from './lib/build.mjs';
import { installIfNeeded } from './lib/install.mjs';
import { withLock } from './lib/lock.mjs';
import { endChildrenOnSignal, endWithNpm, main } from './lib/run.mjs';

endWithNpm();
const leaveSignalsToTheServer = endChildrenOnSignal();
await main(() =>
  withLock(async () => {
    await installIfNeeded();
    await buildIfStale();
  }),
);
leaveSignalsToTheServer();
await import('../apps/server/dist/main.js');
