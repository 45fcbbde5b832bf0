import type { Facts } from './facts.ts';
import { fields, numbers, reason } from './parse.ts';

/** What tabs send each other and keep in storage: facts, with the time of the tab that writes them. */
export interface TabMessage {
  /** Version of this format. Other versions are ignored, so that pages of two releases can be open side by side. */
  readonly v: 1;
  /** The writer's session clock, in ms. */
  readonly now: number;
  /** How far the writer's session clock was ahead of its wall clock, in ms. */
  readonly guard: number;
  readonly facts: Facts;
}

/** A message of these facts, stamped with the time of this tab's clock. */
export function createMessage(
  facts: Facts,
  clock: { readonly now: () => number; readonly guard: () => number },
): TabMessage {
  return { v: 1, now: clock.now(), guard: clock.guard(), facts };
}

/**
 * Parses what another tab or an earlier visit has written. Unknown fields are dropped.
 *
 * @returns `null` if it is not a complete message of version 1
 * @example
 * const message = readMessage(JSON.parse(text));
 */
export function readMessage(value: unknown): TabMessage | null {
  const { v, facts, ...stamp } = fields(value);
  const { id, policy, server, ended, ...instants } = fields(facts);
  const clock = numbers(stamp, 'now', 'guard');
  const times = numbers(instants, 'startedAt', 'lastActivityAt');
  const durations = numbers(policy, 'version', 'idleMs', 'maxMs', 'warnMs');
  const answer = server === null ? null : numbers(server, 'version', 'rev', 'idleAt', 'maxAt', 'ackedAt');
  const end = ended === null ? null : readEnded(ended);
  const whole = v === 1 && typeof id === 'string' && id && clock && times && durations;
  if (!whole || answer === undefined || end === undefined) return null;
  return { v, ...clock, facts: { id, ...times, policy: durations, server: answer, ended: end } };
}

function readEnded(value: unknown): Facts['ended'] | undefined {
  const when = numbers(value, 'at');
  const why = reason(fields(value).reason);
  return why && when && { reason: why, ...when };
}
