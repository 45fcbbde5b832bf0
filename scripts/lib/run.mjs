// Child processes that end when this one is told to.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** The running children: each with the id that a signal goes to. */
const running = new Map();
const windows = process.platform === 'win32';

/**
 * Runs a command in the root, with the workspace's own tools on the PATH, and answers its exit code.
 *
 * With `group`, the command and everything that it starts are one process group and end together: needed where an npm
 * script is run, since its shell passes no signal on.
 */
export function run(command, args, { env, stdio = 'inherit', group = false, limitMs } = {}) {
  return new Promise((resolve) => {
    const PATH = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
    const child = spawn(command, args, {
      cwd: root,
      stdio,
      shell: windows,
      detached: group && !windows,
      env: { ...process.env, PATH, ...env },
    });
    running.set(child, group && !windows ? -child.pid : child.pid);
    const limit = limitMs && setTimeout(() => signalTo(child, 'SIGKILL'), limitMs);
    child.once('error', (error) => {
      console.error(`${command} cannot be started: ${error.message}`);
      resolve(127);
    });
    child.once('close', (code, signal) => {
      clearTimeout(limit);
      running.delete(child);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

function signalTo(child, signal) {
  try {
    process.kill(running.get(child), signal);
  } catch {
    // It has ended already.
  }
}

/** Like run, but throws `failure`, a sentence, when the exit code is not 0. */
export async function mustRun(command, args, failure, options) {
  const code = await run(command, args, options);
  if (code !== 0) throw new Error(failure);
}

/**
 * From here on a signal ends the children first and then this process. Answers the undo, for a script that goes on to
 * run something that handles signals itself.
 */
export function endChildrenOnSignal() {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const end = async (signal) => {
    const children = [...running.keys()];
    const ends = children.map((child) => new Promise((resolve) => child.once('close', resolve)));
    for (const child of children) signalTo(child, signal);
    await Promise.all(ends);
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of signals) process.once(signal, end);
  return () => {
    for (const signal of signals) process.off(signal, end);
  };
}

/** Ends this process when the npm that runs it is gone: npm killed outright can pass nothing on. */
export function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}

/** Runs a script's main function. A sentence that it throws is said, exit code 1; a fault keeps its stack. */
export async function main(action) {
  try {
    await action();
  } catch (error) {
    const isSentence = error.constructor === Error && error.code === undefined;
    console.error(isSentence ? error.message : error);
    process.exit(1);
  }
}
