import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

export interface Display {
  /** Such as `:1`, for the environment variable DISPLAY. */
  readonly name: string;
  close(): Promise<void>;
}

/** Starts an X server without a screen, on a free number. */
export async function openDisplay(): Promise<Display> {
  const args = ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const exited = once(server, 'exit');
  const kill = () => void server.kill();
  process.once('exit', kill);
  const [number] = await once(server.stdio[3] as Readable, 'data');
  return {
    name: `:${String(number).trim()}`,
    async close() {
      process.off('exit', kill);
      kill();
      await exited;
    },
  };
}
