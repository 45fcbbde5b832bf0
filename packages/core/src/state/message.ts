import type { Facts } from './facts.ts';
import { account, attemptParse, nullable, number, object, one, policy, reason, truth, uuid } from './parse.ts';

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
  return attemptParse(parseMessage, value);
}

const parseMessage = object<TabMessage>({
  v: one,
  now: number,
  guard: number,
  facts: object<Facts>({
    id: uuid,
    startedAt: number,
    provisional: truth,
    account,
    lastActivityAt: number,
    policy,
    server: nullable(object({ version: number, rev: number, idleAt: number, maxAt: number, ackedAt: number })),
    ended: nullable(object({ reason, at: number })),
  }),
});
