import { startServer } from './server.ts';
import { readSettings } from './settings.ts';
import { StartError } from './start-error.ts';

try {
  const server = await startServer(readSettings(process.env));
  process.stdout.write(`Curfew is running at ${server.url}\n`);

  const stop = (): void => {
    // A second signal finds no handler and ends the process at once.
    process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM');
    void server.stop().then(() => process.exit(0));
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
