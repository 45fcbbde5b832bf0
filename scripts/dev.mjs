// npm run dev: the demo console with hot reload, and its server rebuilt and restarted on every change.
import './lib/require-node.mjs';
import { installIfNeeded } from './lib/install.mjs';
import { withLock } from './lib/lock.mjs';
import { endChildrenOnSignal, endWithNpm, main, run } from './lib/run.mjs';

endWithNpm();
endChildrenOnSignal();
await main(async () => {
  await withLock(async () => {
    await installIfNeeded();
    // A type error is shown, and the server runs all the same.
    await run('tsc', ['-b', 'apps/server']);
  });
  await Promise.race([
    run('tsc', ['-b', 'apps/server', '--watch', '--preserveWatchOutput']),
    run('node', ['--watch', '--watch-preserve-output', 'apps/server/dist/main.js'], { env: { HOST: '127.0.0.1' } }),
    run('vite', ['apps/demo', '--config', 'vite.config.ts']),
  ]);
  // The three are of use together only.
  process.kill(process.pid, 'SIGTERM');
});
