import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MAIN = new URL('../../apps/server/dist/main.js', import.meta.url).pathname;

export interface Demo {
  readonly url: string;
  log(): string;
  /** As Ctrl-C does. Resolves to the exit code. */
  stop(): Promise<number | null>;
  kill(): Promise<void>;
}

/** Waits until the server prints its address. */
export async function startDemo(settings: Record<string, string>): Promise<Demo> {
  const server = spawn(process.execPath, [MAIN], {
    env: { ...process.env, PORT: '0', CURFEW_DATA_DIR: 'memory', CURFEW_MIN_DURATION: '1s', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [server.stdout, server.stderr])
    stream?.setEncoding('utf8').on('data', (chunk) => {
      log += chunk;
    });
  const url = await address(server, () => log);
  const exit = once(server, 'exit').then(([code]) => code as number | null);
  return {
    url,
    log: () => log,
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

function address(server: ChildProcess, log: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.stdout?.on('data', () => {
      const url = /http:\/\/\S+(?=\n)/.exec(log())?.[0];
      if (url) resolve(url);
    });
    server.once('exit', () => reject(new Error(`The demo server did not start: ${log()}`)));
  });
}

export async function dataDirectory(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'curfew-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
