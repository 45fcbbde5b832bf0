import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export interface TestServer {
  readonly url: string;
  /** False if the environment names the server: it may be emptied, but not stopped. */
  readonly isOurs: boolean;
  /** As a failing machine would. Its files stay. */
  kill(): Promise<void>;
  /** Connections stay open, without responses. Returns a function that resumes the process. */
  freeze(): () => void;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface ServerCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly user: { readonly uid: number; readonly gid: number } | null;
  readonly directory: string;
  readonly ready: () => Promise<void>;
}

/** Prints the server's process id. Kills the server when stdin closes, which happens whenever this process ends. */
const GUARD = 'exec 3<&0; "$@" </dev/null >server.log 2>&1 & echo $!; cat <&3 >/dev/null; kill -9 $!';

export async function startServer(
  url: string,
  { file, args, user, directory, ready }: ServerCommand,
): Promise<TestServer> {
  let pid = 0;
  let end = async (): Promise<void> => {};

  async function start(): Promise<void> {
    const guard = spawn('sh', ['-c', GUARD, 'sh', file, ...args], {
      cwd: directory,
      stdio: ['pipe', 'pipe', 'inherit'],
      ...user,
    });
    const ended = new Promise<void>((done) => guard.once('close', () => done()));
    pid = await new Promise((done) => guard.stdout.once('data', (text) => done(Number(text))));
    end = async () => {
      guard.stdin.end();
      await ended;
      while (isAlive(pid)) await new Promise((later) => setTimeout(later, 5));
    };
    const deadline = Date.now() + 60_000;
    for (;;) {
      try {
        return await ready();
      } catch (error) {
        if (Date.now() > deadline || !isAlive(pid)) throw new Error(`${file} did not start.`, { cause: error });
        await new Promise((later) => setTimeout(later, 50));
      }
    }
  }

  await start();
  return {
    url,
    isOurs: true,
    start,
    kill: () => end(),
    freeze() {
      process.kill(pid, 'SIGSTOP');
      return () => process.kill(pid, 'SIGCONT');
    },
    async stop() {
      await end();
      // Processes that the server started outlive it by a moment, and may still write.
      await rm(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

export function namedServer(url: string, stop: () => Promise<void>): TestServer {
  const refuse = () => {
    throw new Error('Only a server that the tests started can be stopped.');
  };
  return { url, isOurs: false, stop, kill: refuse, start: refuse, freeze: refuse };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** In the PATH, then in other directories. */
export function findProgram(name: string, elsewhere: readonly string[] = []): string | null {
  for (const directory of [...(process.env.PATH ?? '').split(delimiter), ...elsewhere]) {
    const file = join(directory, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Try the next directory.
    }
  }
  return null;
}

export async function serverDirectory(user: ServerCommand['user']): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'curfew-server-'));
  if (user) await chown(directory, user.uid, user.gid);
  return directory;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
