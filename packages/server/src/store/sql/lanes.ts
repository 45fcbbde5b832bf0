/** Statements at work at a time. One alone would leave the database idle between two; more only make groups smaller. */
const LANES = 2;

/** More in one statement gain nothing, and hold their row locks for longer. */
export const GROUP = 500;

/**
 * Has asks answered in groups: while a statement is under way, more of them gather for the next. One that comes alone
 * waits for nobody.
 *
 * @param next - which of those that wait, the longest first, are answered together, and which wait on
 * @param answer - answers a group; it must not throw
 */
export function inLanes<Ask>(
  next: (waiting: readonly Ask[]) => [group: Ask[], rest: Ask[]],
  answer: (group: readonly Ask[]) => Promise<void>,
): (ask: Ask) => void {
  let waiting: Ask[] = [];
  let running = 0;

  async function run(): Promise<void> {
    running += 1;
    while (waiting.length > 0) {
      const [group, rest] = next(waiting);
      waiting = rest;
      await answer(group);
    }
    running -= 1;
  }

  return (ask) => {
    waiting.push(ask);
    if (running < LANES) void run();
  };
}
