import { startServer } from './server.ts';
import { readSettings } from './settings.ts';
import { StartError } from './start-error.ts';

try {
  const server = await startServer(readSettings(process.env));
  // Under npm one Ctrl-C arrives twice, from the terminal and from npm: only the first counts, and it takes 2 s at most.
  let stopping = false;
  const stop = (): void => {
    if (!stopping) void server.stop().then(() => process.exit(0));
    stopping = true;
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  process.stdout.write(`Curfew is running at ${server.url}\n`);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
