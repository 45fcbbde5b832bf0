import { startServer } from './server.ts';
import { readSettings } from './settings.ts';
import { StartError } from './start-error.ts';

/** Under npm one Ctrl-C arrives twice. A later one stops the process at once. */
const SAME_SIGNAL_MS = 500;

try {
  const server = await startServer(readSettings(process.env));
  let stoppingSince: number | null = null;
  const stop = (): void => {
    if (stoppingSince === null) {
      stoppingSince = performance.now();
      void server.stop().then(() => process.exit(0));
    } else if (performance.now() - stoppingSince > SAME_SIGNAL_MS) process.exit(1);
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  for (const notice of server.notices) process.stdout.write(`${notice}\n`);
  process.stdout.write(`Curfew is running at ${server.url}\n`);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
