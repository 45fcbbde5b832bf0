// npm start: installs and builds what is stale, then serves the demo console and its API from this process.
import './lib/require-node.mjs';
import { installIfStale, run } from './lib/prepare.mjs';

try {
  installIfStale();
  // Without a terminal, wireit's default logger writes its progress to stderr.
  process.env.WIREIT_LOGGER ??= 'simple';
  run('npm', 'run', '--silent', 'build');
} catch {
  // The command has printed the reason.
  process.exit(1);
}
await import('../apps/server/dist/main.js');
