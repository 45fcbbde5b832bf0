import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const children = new Set();

/** Runs a script of this folder in a process of its own. `call(method, ...args)` calls it, `stop()` ends it. */
export function startChild(script, ...args) {
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), args, {
    execArgv: ['--expose-gc', '--max-old-space-size=6144'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  children.add(child);
  const waiting = new Map();
  let next = 0;
  child.on('message', ({ id, result, error }) => {
    const { done, fail } = waiting.get(id);
    waiting.delete(id);
    if (error) fail(new Error(error));
    else done(result);
  });
  const gone = new Promise((done) => child.once('exit', done));
  gone.then(() => {
    children.delete(child);
    for (const { fail } of waiting.values()) fail(new Error(`${script} ${args.join(' ')} has ended.`));
  });
  return {
    call(method, ...parameters) {
      const id = next++;
      return new Promise((done, fail) => {
        waiting.set(id, { done, fail });
        child.send({ id, method, args: parameters });
      });
    },
    async stop() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** Opens a candidate. Returns what the client needs, and the memory that its sessions take in the process. */
export async function startCandidate({ file, ...options }) {
  const child = startChild('node.mjs', file);
  try {
    return { ...child, ...(await child.call('open', options)) };
  } catch (error) {
    await child.stop();
    throw error;
  }
}

/** Ends the processes that are left. */
export async function stopChildren() {
  for (const child of children) child.kill('SIGKILL');
}
