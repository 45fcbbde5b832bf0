import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rename, rm, symlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Another process uses the directory. */
export class DirectoryInUseError extends Error {
  override readonly name = 'DirectoryInUseError';
  /** The directory, as an absolute path. */
  readonly directory: string;

  constructor(directory: string) {
    super(`Another process uses the data directory ${directory}.`);
    this.directory = directory;
  }
}

const PREFIX = 'curfew-lock-';

/** What a socket answers: that its process holds the directory, or is still looking for others. */
type Answer = 'held' | 'looking';

/** A stopped or busy process answers nothing, but it is there. */
const ANSWER_MS = 1_000;

/**
 * Takes a directory for this process alone, and answers the way to give it back. The lock is a listening socket, so
 * that it dies with its process: a file with a pid would outlive a kill, and pids are used again in containers.
 *
 * Each process listens on a socket of its own in the directory, and only then looks for those of others. So of two
 * that start together at least one sees the other; and a dead socket can be removed without the risk that somebody has
 * taken its name in the meantime. A process that sees another gives way if that one holds the directory, or if it is
 * looking too and has the smaller name; else it waits for what the other decides.
 *
 * @throws DirectoryInUseError if another process holds it
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const absolute = resolve(directory);
  let answer: Answer = 'looking';
  const server = createServer((peer) => peer.on('error', () => {}).end(answer));
  const own = PREFIX + randomUUID();

  async function release(): Promise<void> {
    await rm(join(absolute, own), { force: true });
    server.close();
  }

  // A socket's path may have about 100 characters, so it is reached by way of a short link.
  const short = await mkdtemp(join(tmpdir(), 'curfew-'));
  try {
    const link = join(short, 'd');
    await symlink(absolute, link);
    // It takes its name once it listens: whoever finds a socket by name and nobody behind it knows that it is dead.
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
  // The lock alone must not keep a process alive.
  server.unref();
  return release;
}

/** Asks until the other process holds the directory or is gone. While both are looking, the smaller name has it. */
async function isHeld(path: string, isSmaller: boolean): Promise<boolean> {
  for (;;) {
    const answer = await ask(path);
    if (answer === 'dead') return false;
    if (answer === 'held' || (answer === 'looking' && isSmaller)) return true;
    await delay(20);
  }
}

function ask(path: string): Promise<Answer | 'dead' | 'unclear'> {
  return new Promise((done) => {
    let text = '';
    const socket = connect(path)
      .setTimeout(ANSWER_MS, () => end('held'))
      .on('data', (chunk) => {
        text += chunk;
      })
      .on('end', () => end(text === 'held' || text === 'looking' ? text : 'unclear'))
      .on('error', ({ code }: NodeJS.ErrnoException) => {
        if (code === 'ECONNREFUSED' || code === 'ENOENT') end('dead');
        else end(code === 'ECONNRESET' || code === 'EPIPE' ? 'unclear' : 'held');
      });
    function end(answer: Answer | 'dead' | 'unclear'): void {
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
