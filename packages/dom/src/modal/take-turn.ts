import type { Clock } from '@curfew/core';

/** How long a warning waits. */
export const HAND_OVER_MS = 500;

/** Shared by all copies of the kit in a page. */
const TURNS = Symbol.for('curfew.turns');

type Turns = Map<string, (() => void)[]>;

/**
 * Lets one of several copies of the kit show a dialog: the first. Another takes over if that one leaves, after
 * `handOverMs`: its own session may need to learn by message that there is nothing to show any more.
 *
 * @param name - names the dialog and its session
 * @param onTurn - called once it is this copy's turn, at once if there is no other
 * @returns a function that leaves
 */
export function takeTurn(name: string, { setTimer }: Clock, handOverMs: number, onTurn: () => void): () => void {
  const shared = document as Document & { [TURNS]?: Turns };
  shared[TURNS] ??= new Map();
  const turns = shared[TURNS];
  const waiting = turns.get(name) ?? [];
  turns.set(name, waiting);
  let stopWaiting = () => {};
  const own = () => {
    stopWaiting = setTimer(onTurn, handOverMs);
  };
  const leave = () => {
    stopWaiting();
    const at = waiting.indexOf(own);
    if (at < 0) return;
    waiting.splice(at, 1);
    if (waiting.length === 0) turns.delete(name);
    else if (at === 0) waiting[0]?.();
  };
  waiting.push(own);
  try {
    if (waiting[0] === own) onTurn();
  } catch (error) {
    leave();
    throw error;
  }
  return leave;
}
