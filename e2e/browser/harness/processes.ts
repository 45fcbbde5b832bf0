import { readdirSync, readFileSync } from 'node:fs';
import type { RealBrowser, Tab } from './real-browser.ts';

interface Process {
  readonly pid: number;
  readonly group: number;
  /** Processor time, in ticks. */
  readonly ticks: number;
}

const BUSY_MS = 400;

/** The arguments of renderers in Chromium and Firefox. Each argument ends with NUL. */
const RENDERER = /--type=renderer|-contentproc.*[\0 ]tab\0*$/s;

/** Returns the busiest process while the tab works. In Firefox it renders the whole site. */
export async function rendererOf(browser: RealBrowser, tab: Tab): Promise<number> {
  const before = new Map(renderersOf(browser).map(({ pid, ticks }) => [pid, ticks]));
  await tab.evaluate((ms) => {
    const until = performance.now() + ms;
    while (performance.now() < until);
  }, BUSY_MS);
  const worked = renderersOf(browser).map(({ pid, ticks }) => ({ pid, by: ticks - (before.get(pid) ?? ticks) }));
  const [busiest] = worked.sort((a, b) => b.by - a.by);
  if (!busiest?.by) throw new Error(`${browser.name} has no process that renders this tab.`);
  return busiest.pid;
}

/** Returns the id of the page that holds the leader's lock. */
export function leaderOf(tab: Tab): Promise<string | undefined> {
  return tab.evaluate(async () => (await navigator.locks.query()).held?.[0]?.clientId, undefined);
}

/** A negative id means a process group. Returns a function that resumes it. */
export function freeze(pid: number): () => void {
  process.kill(pid, 'SIGSTOP');
  return () => void process.kill(pid, 'SIGCONT');
}

function renderersOf({ pid }: RealBrowser): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)) ?? [])
    .filter((one) => one.group === pid);
}

/** @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function readProcess(pid: number): Process | undefined {
  try {
    if (!RENDERER.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))) return undefined;
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    return { pid, group: fields[2] ?? 0, ticks: (fields[11] ?? 0) + (fields[12] ?? 0) };
  } catch {
    // The process has ended.
    return undefined;
  }
}
