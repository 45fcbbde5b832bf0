import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../../harness/free-port.ts';

/** Sends a command of one session. @see https://www.w3.org/TR/webdriver2/ */
export type Command = <Value>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<Value>;

export interface Driver {
  readonly pid: number;
  /** Opens a browser with a profile of its own. */
  newSession(capabilities: object): Promise<Command>;
  close(): Promise<void>;
}

/** Starts a driver on a free port. */
export async function startDriver(program: string, env: NodeJS.ProcessEnv): Promise<Driver> {
  const port = await freePort();
  const child = spawn(program, [`--port=${port}`], { env, detached: true, stdio: 'ignore' });
  const pid = child.pid as number;
  const kill = () => process.kill(-pid, 'SIGKILL');
  process.once('exit', kill);
  const url = `http://127.0.0.1:${port}`;
  await whenReady(url, child);
  return {
    pid,
    async newSession(capabilities) {
      const { sessionId } = await send<{ sessionId: string }>(`${url}/session`, 'POST', {
        capabilities: { alwaysMatch: capabilities },
      });
      return (method, path, body) => send(`${url}/session/${sessionId}${path}`, method, body);
    },
    async close() {
      const exited = once(child, 'exit');
      process.off('exit', kill);
      kill();
      await exited;
    },
  };
}

async function send<Value>(url: string, method: string, body: object = {}): Promise<Value> {
  const response = await fetch(url, { method, ...(method === 'POST' && { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { value: Value & { error: string; message: string } };
  if (!response.ok) throw new Error(`${method} ${new URL(url).pathname}: ${value.error}: ${value.message}`);
  return value;
}

async function whenReady(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error('The driver did not start.');
    const isReady = await fetch(`${url}/status`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
