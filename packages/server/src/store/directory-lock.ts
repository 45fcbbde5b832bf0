import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rename, rm, symlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Thrown if another process uses the directory, or this one has opened it before. */
export class DirectoryInUseError extends Error {
  override readonly name = 'DirectoryInUseError';
  /** An absolute path. */
  readonly directory: string;

  constructor(directory: string) {
    super(
      opened().filter((one) => one === directory).length > 1
        ? `This process has opened the data directory ${directory} before: keep what createCurfew returns on globalThis, because Next.js in development evaluates modules twice.`
        : `Another process uses the data directory ${directory}.`,
    );
    this.directory = directory;
  }
}

const OPENED = Symbol.for('curfew.directories');

/** A module that is evaluated twice finds the same list. */
function opened(): string[] {
  const shared = globalThis as { [OPENED]?: string[] };
  shared[OPENED] ??= [];
  return shared[OPENED];
}

const PREFIX = 'curfew-lock-';

type Answer = 'held' | 'looking';

/** A silent process is suspended or busy, and holds the directory. */
const ANSWER_MS = 1_000;

/**
 * A listening socket ends with its process. A file with a process id would remain after a crash, and containers reuse
 * process ids.
 *
 * Each process first listens, then looks for other sockets: if two start together, at least one finds the other. It gives
 * way to one that holds the directory, or that is still looking and has the smaller name. Names are never reused, so the
 * socket of an ended process can be removed.
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const absolute = resolve(directory);
  let answer: Answer = 'looking';
  const server = createServer((peer) => peer.on('error', () => {}).end(answer));
  const own = PREFIX + randomUUID();
  let isReleased = false;

  async function release(): Promise<void> {
    const at = isReleased ? -1 : opened().indexOf(absolute);
    isReleased = true;
    if (at >= 0) opened().splice(at, 1);
    await rm(join(absolute, own), { force: true });
    server.close();
  }

  // Paths of sockets have at most about 100 characters.
  const short = await mkdtemp(join(tmpdir(), 'curfew-'));
  opened().push(absolute);
  try {
    const link = join(short, 'd');
    await symlink(absolute, link);
    // A socket with its final name and without a listener belongs to an ended process.
    await listen(server, join(link, own.slice(PREFIX.length)));
    await rename(join(absolute, own.slice(PREFIX.length)), join(absolute, own));
    for (const name of await readdir(absolute)) {
      if (!name.startsWith(PREFIX) || name === own) continue;
      if (await isHeld(join(link, name), name < own)) throw new DirectoryInUseError(absolute);
      await rm(join(absolute, name), { force: true });
    }
  } catch (error) {
    await release();
    throw error;
  } finally {
    await rm(short, { recursive: true, force: true });
  }
  answer = 'held';
  server.unref();
  return release;
}

async function isHeld(path: string, isSmaller: boolean): Promise<boolean> {
  for (;;) {
    const answer = await ask(path);
    if (answer === 'absent') return false;
    if (answer === 'held' || (answer === 'looking' && isSmaller)) return true;
    await delay(20);
  }
}

function ask(path: string): Promise<Answer | 'absent' | 'unclear'> {
  return new Promise((done) => {
    let text = '';
    const socket = connect(path)
      .setTimeout(ANSWER_MS, () => end('held'))
      .on('data', (chunk) => {
        text += chunk;
      })
      .on('end', () => end(text === 'held' || text === 'looking' ? text : 'unclear'))
      .on('error', ({ code }: NodeJS.ErrnoException) => {
        if (code === 'ECONNREFUSED' || code === 'ENOENT') end('absent');
        else end(code === 'ECONNRESET' || code === 'EPIPE' ? 'unclear' : 'held');
      });
    function end(answer: Answer | 'absent' | 'unclear'): void {
      socket.destroy();
      done(answer);
    }
  });
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(path, () => {
      server.off('error', failed);
      done();
    });
  });
}
