import { run } from './run.ts';
import { type Happening, PAUSE_MS, type Schedule } from './schedule.ts';
import type { Violation } from './violation.ts';

export interface Failure {
  readonly schedule: Schedule;
  readonly violation: Violation;
}

const RUNS = 600;

/** Shortens a schedule by delta debugging, as long as the same invariant breaks. */
export async function shrink(schedule: Schedule, violation: Violation): Promise<Failure> {
  let best: Failure = { schedule, violation };
  let runs = 0;

  async function improve(candidate: Schedule): Promise<boolean> {
    if (runs++ >= RUNS) return false;
    const found = await run(candidate);
    if (found?.invariant !== violation.invariant) return false;
    best = { schedule: candidate, violation: found };
    return true;
  }

  for (let before: Failure | null = null; before !== best; ) {
    before = best;
    for (let size = best.schedule.happenings.length; size >= 1; size = Math.floor(size / 2)) {
      for (let from = 0; from < best.schedule.happenings.length; ) {
        if (!(await improve(without(best.schedule, from, size)))) from += size;
      }
    }
    for (let tabs = 1; tabs < best.schedule.tabs; tabs++) if (await improve({ ...best.schedule, tabs })) break;
    for (const index of best.schedule.happenings.keys()) {
      for (const simpler of simplify(best.schedule.happenings[index])) {
        if (await improve(replace(best.schedule, index, simpler))) break;
      }
    }
  }
  return best;
}

/** Adds the duration of what is removed to the next pause. */
function without({ happenings, ...rest }: Schedule, from: number, size: number): Schedule {
  const lostMs = happenings.slice(from, from + size).reduce((sum, happening) => sum + lasts(happening), 0);
  const [next, ...later] = happenings.slice(from + size);
  const after = next ? [{ ...next, afterMs: next.afterMs + lostMs }, ...later] : [];
  return { ...rest, happenings: [...happenings.slice(0, from), ...after] };
}

function lasts(happening: Happening): number {
  return happening.afterMs + (happening.do === 'work' ? happening.forMs : 0);
}

function replace(schedule: Schedule, index: number, happening: Happening): Schedule {
  return { ...schedule, happenings: schedule.happenings.with(index, happening) };
}

/** The simplest first. Round numbers are easy to read. */
function simplify(happening: Happening | undefined): Happening[] {
  if (!happening) return [];
  const { afterMs, tab } = happening;
  const pauses = [PAUSE_MS, 1_000, halve(afterMs), round(afterMs)].filter((ms) => ms < afterMs);
  const simpler: Happening[] = pauses.map((ms) => ({ ...happening, afterMs: ms }));
  if (happening.do === 'work') {
    const { forMs } = happening;
    simpler.push({ afterMs, tab, do: 'input' });
    for (const ms of [halve(forMs), round(forMs)]) if (ms < forMs) simpler.push({ ...happening, forMs: ms });
  }
  if (happening.do === 'sign in' && happening.cookieMs) simpler.push({ ...happening, cookieMs: 0 });
  for (let lower = 0; lower < tab; lower++) simpler.push({ ...happening, tab: lower });
  return simpler;
}

function halve(ms: number): number {
  return round(ms / 2) || PAUSE_MS;
}

function round(ms: number): number {
  return Math.floor(ms / 1_000) * 1_000;
}
