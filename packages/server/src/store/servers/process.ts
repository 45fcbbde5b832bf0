import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A server for tests to use; what they have started themselves they may kill. */
export interface TestServer {
  readonly url: string;
  /** False if it is somebody's own, named by the environment: it can be emptied, and no more. */
  readonly isOurs: boolean;
  /** Ends it at once, as a failing machine would; its files stay. */
  kill(): Promise<void>;
  /** Stops its process without ending it: connections stay open, and nothing answers. Answers the way to go on. */
  freeze(): () => void;
  /** Starts it again on the same port, with the same files. */
  start(): Promise<void>;
  /** Ends it and removes its files. */
  stop(): Promise<void>;
}

/** How a server is run. */
export interface ServerCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly user: { readonly uid: number; readonly gid: number } | null;
  readonly directory: string;
  /** Resolves once it answers. */
  readonly ready: () => Promise<void>;
}

/**
 * The shell ends the server when its own input closes: that is when this process ends, however it ends. It says the
 * server's process id first.
 */
const GUARD = 'exec 3<&0; "$@" </dev/null >server.log 2>&1 & echo $!; cat <&3 >/dev/null; kill -9 $!';

/** Starts a server on files of its own. */
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
        if (Date.now() > deadline || !isAlive(pid)) throw new Error(`${file} does not start.`, { cause: error });
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
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** A server that somebody else runs. */
export function namedServer(url: string, stop: () => Promise<void>): TestServer {
  const refuse = () => {
    throw new Error('Only a server of the tests is killed.');
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

/** The first file of this name that can be run, in the PATH and then in other directories. */
export function findProgram(name: string, elsewhere: readonly string[] = []): string | null {
  for (const directory of [...(process.env.PATH ?? '').split(delimiter), ...elsewhere]) {
    const file = join(directory, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not here.
    }
  }
  return null;
}

/** A directory for one server, which belongs to the user that it runs as. */
export async function serverDirectory(user: ServerCommand['user']): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'curfew-server-'));
  if (user) await chown(directory, user.uid, user.gid);
  return directory;
}

/** A port that nobody uses at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
