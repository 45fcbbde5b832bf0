import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../harness/free-port.ts';
import { type Program, runProgram } from './run.ts';

const POLL_MS = 200;

/** Runs `npm start` on a free port and waits until it answers. */
export async function startExample(
  dir: string,
  settings: Readonly<Record<string, string>>,
  node?: string,
): Promise<Program & { readonly url: string }> {
  const port = await freePort();
  const program = runProgram(dir, ['npm', 'start'], { node, env: { ...settings, PORT: String(port) } });
  const url = `http://localhost:${port}`;
  const early = program.ended.then(() => {
    throw new Error(`npm start ended before it answered.\n${program.log()}`);
  });
  const waiting = new AbortController();
  try {
    await Promise.race([early, answers(url, waiting.signal)]);
  } catch (error) {
    await program.stop();
    throw error;
  } finally {
    waiting.abort();
  }
  return { ...program, url };
}

async function answers(url: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const response = await fetch(url, { signal }).catch(() => undefined);
    if (response) return;
    await sleep(POLL_MS);
  }
}
