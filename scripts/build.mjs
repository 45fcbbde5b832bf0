// npm run build: installs when needed and builds when stale.
import './lib/require-node.mjs';
import { buildIfStale } from './lib/build.mjs';
import { installIfNeeded } from './lib/install.mjs';
import { withLock } from './lib/lock.mjs';
import { endChildrenOnSignal, main } from './lib/run.mjs';

endChildrenOnSignal();
await main(() =>
  withLock(async () => {
    await installIfNeeded();
    await buildIfStale();
  }),
);
