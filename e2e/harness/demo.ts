import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const MAIN = new URL('../../apps/server/dist/main.js', import.meta.url).pathname;

/** The demo server as a process of its own, as `npm start` runs it. */
export interface Demo {
  readonly url: string;
  /** Asks it to stop, as Ctrl-C does. Resolves to its exit code. */
  stop(): Promise<number | null>;
  /** Ends it without asking. */
  kill(): Promise<void>;
}

/** Starts the built server. Waits until it answers. */
export async function startDemo(settings: Record<string, string>): Promise<Demo> {
  const server = spawn(process.execPath, [MAIN], {
    env: { ...process.env, PORT: '0', CURFEW_DATA_DIR: 'memory', CURFEW_MIN_DURATION: '1s', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await address(server);
  const exit = once(server, 'exit').then(([code]) => code as number | null);
  return {
    url,
    async stop() {
      server.kill('SIGTERM');
      return exit;
    },
    async kill() {
      server.kill('SIGKILL');
      await exit;
    },
  };
}

async function address(server: ChildProcess): Promise<string> {
  let errors = '';
  server.stderr?.on('data', (chunk) => {
    errors += chunk;
  });
  if (server.stdout) {
    for await (const line of createInterface({ input: server.stdout })) {
      const url = /http:\/\/\S+/.exec(line)?.[0];
      if (url) return url;
    }
  }
  throw new Error(`The demo server did not start: ${errors}`);
}

/** A data directory that goes with the test. */
export async function dataDirectory(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'curfew-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
