import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Program {
  /** What it has printed. */
  log(): string;
  /** Rejects if it ends with an error. */
  readonly ended: Promise<void>;
  /** Ends it and all that it has started. */
  stop(): Promise<void>;
}

/** How long a group of processes has to end by itself. */
const GRACE_MS = 5_000;

/** Runs a command in a folder, in a group of processes of its own. `node` is a major version other than this one. */
export function runProgram(
  dir: string,
  [command, ...args]: [string, ...string[]],
  { env = {}, node }: { env?: NodeJS.ProcessEnv; node?: string | undefined } = {},
): Program {
  const line = node ? ['npx', '--yes', '--package', `node@${node}`, '--', command, ...args] : [command, ...args];
  const [program = command, ...rest] = line;
  const child = spawn(program, rest, {
    cwd: dir,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...withoutNpm(process.env), ...env },
  });
  let log = `$ ${line.join(' ')}\n`;
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk) => {
      log += chunk;
    });
  let isStopped = false;
  const closed = once(child, 'close');
  const ended = closed.then(([code]) => {
    if (code !== 0 && !isStopped) throw new Error(`${line.join(' ')} ended with ${code}.\n${log}`);
  });
  // The caller may look at it later.
  ended.catch(() => {});
  return {
    log: () => log,
    ended,
    async stop() {
      isStopped = true;
      kill(child.pid, 'SIGTERM');
      await Promise.race([closed, sleep(GRACE_MS, undefined, { ref: false })]);
      kill(child.pid, 'SIGKILL');
      await closed;
    },
  };
}

function kill(pid: number | undefined, signal: NodeJS.Signals) {
  try {
    if (pid) process.kill(-pid, signal);
  } catch {
    // The group has ended.
  }
}

/** An `npm run` around the tests passes its settings on by the environment; a user has none of them. */
function withoutNpm(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isOfScript = /^(?:npm_(?:package|lifecycle|command|execpath|node_execpath)|INIT_CWD|NODE_ENV|NODE_OPTIONS)/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !isOfScript.test(name)));
}
