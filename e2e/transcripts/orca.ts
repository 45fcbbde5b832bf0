import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { onPath } from '../../scripts/lib/on-path.mjs';
import { openDisplay } from '../harness/xvfb.ts';

const BUS_LAUNCHER = '/usr/libexec/at-spi-bus-launcher';

/** Orca is done if it has logged nothing for this long. */
const QUIET_MS = 1_500;

export interface Orca {
  /** For a browser that it shall read. */
  readonly env: Record<string, string>;
  /** Returns what has been spoken since the last call, once there is no more. Each text is the speech of one event. */
  spoken(): Promise<string[]>;
  close(): Promise<void>;
}

export const hasOrca = (): boolean =>
  ['orca', 'Xvfb', 'dbus-daemon', 'gdbus'].every((name) => onPath(name).length > 0) && existsSync(BUS_LAUNCHER);

/** Starts Orca on a display and a message bus of its own. Its debug log contains all it would speak. */
export async function startOrca(): Promise<Orca> {
  const home = await mkdtemp(join(tmpdir(), 'curfew-orca-'));
  const log = join(home, 'orca.log');
  const display = await openDisplay();
  const children: ChildProcess[] = [];
  const base = { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', HOME: home, XDG_RUNTIME_DIR: home };

  function start(program: string, args: string[], env: Record<string, string>): ChildProcess {
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
    process.once('exit', () => child.kill());
    children.push(child);
    return child;
  }

  const bus = start('dbus-daemon', ['--session', '--nofork', '--print-address=1'], base);
  const [address] = await once(bus.stdout as Readable, 'data');
  const env = { ...base, DISPLAY: display.name, DBUS_SESSION_BUS_ADDRESS: String(address).trim() };
  start(BUS_LAUNCHER, ['--launch-immediately'], env);
  const status = ['--session', '--dest', 'org.a11y.Bus', '--object-path', '/org/a11y/bus'];
  await until(() => {
    const set = ['--method', 'org.freedesktop.DBus.Properties.Set', 'org.a11y.Status', 'IsEnabled', '<true>'];
    execFileSync('gdbus', ['call', ...status, ...set], { env, stdio: 'ignore' });
    return true;
  });
  // The log is written line by line, so that it can be read meanwhile.
  await writeFile(
    join(home, 'orca-customizations.py'),
    'from orca import debug\ndebug.debugFile.reconfigure(line_buffering=True)\n',
  );
  start('orca', ['--replace', `--user-prefs=${home}`, `--debug-file=${log}`], env);

  let read = 0;
  const size = async () => (existsSync(log) ? (await readFile(log)).length : 0);
  async function spoken(): Promise<string[]> {
    for (let before = -1, now = await size(); before !== now; ) {
      before = now;
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
      now = await size();
    }
    const text = await readFile(log, 'utf8');
    const texts = speechOf(text.slice(read));
    read = text.length;
    return texts;
  }
  await until(async () => (await readFile(log, 'utf8')).includes('Screen reader on.'));
  await spoken();

  return {
    env,
    spoken,
    async close() {
      for (const child of children.reverse()) {
        const exited = once(child, 'exit');
        if (child.exitCode === null && child.signalCode === null && child.kill('SIGKILL')) await exited;
      }
      await display.close();
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Returns the speech in the log, one text for each event of the accessibility tree. */
function speechOf(log: string): string[] {
  return log.split(/^v{5} PROCESS .*$/m).flatMap((event) => {
    const parts = [...event.matchAll(/SPEECH OUTPUT: '(.*?)'(?: voice=\w+)?(?:\{.*?)?$/gms)].map(([, text = '']) =>
      text.replace(/[\s\u200B]+/g, ' ').trim(),
    );
    const words = parts.filter(Boolean);
    return words.length > 0 ? [words.join(' | ')] : [];
  });
}

/** Polls, because these programs do not report that they are ready. */
async function until(isReady: () => boolean | Promise<boolean>): Promise<void> {
  for (const limit = Date.now() + 60_000; ; ) {
    let problem: unknown = 'A program of the screen reader did not start.';
    try {
      if (await isReady()) return;
    } catch (error) {
      problem = error;
    }
    if (Date.now() > limit) throw problem;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
