// npm run storybook, npm run build:storybook: Storybook without telemetry, update checks or a browser window.
import './lib/require-node.mjs';
import { installIfNeeded } from './lib/install.mjs';
import { withLock } from './lib/lock.mjs';
import { endChildrenOnSignal, main, mustRun } from './lib/run.mjs';

const commands = {
  dev: ['dev', '--port', '6006', '--ci', '--no-version-updates'],
  build: ['build', '--output-dir', 'storybook-static'],
};

endChildrenOnSignal();
await main(async () => {
  const command = commands[process.argv[2]];
  if (!command) throw new Error('Say which: node scripts/storybook.mjs dev, or build.');
  await withLock(installIfNeeded);
  const env = { STORYBOOK_DISABLE_TELEMETRY: '1' };
  await mustRun('storybook', [...command, '--disable-telemetry'], 'Storybook ended with an error.', { env });
});
