import type { Facts } from './facts.ts';
import { fields, numbers, reason } from './read.ts';

/** What travels between tabs and lies in the record: facts, with the writer's clock beside them. */
export interface Envelope {
  /** Version of this format. Other versions are ignored, so that an old page may live beside a new one. */
  readonly v: 1;
  /** The writer's session clock, in ms. */
  readonly now: number;
  /** How far the writer's session clock was ahead of its wall clock, in ms. */
  readonly guard: number;
  readonly facts: Facts;
}

/**
 * Reads what another tab or an earlier visit wrote. Fields that it does not know are dropped.
 *
 * @returns `null` for anything that is not a whole envelope of version 1
 * @example
 * const envelope = readEnvelope(JSON.parse(text));
 */
export function readEnvelope(value: unknown): Envelope | null {
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
