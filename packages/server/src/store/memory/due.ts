/** In lists of equal `sweepAt`. */
export interface DueTokens {
  add(sweepAt: number, tokenHash: string): void;
  take(now: number, limit: number): string[];
}

export function createDueTokens(): DueTokens {
  // Few: `sweepAt` is rounded, and eight days ahead at most.
  const lists = new Map<number, string[]>();

  return {
    add(sweepAt, tokenHash) {
      const list = lists.get(sweepAt);
      if (list) list.push(tokenHash);
      else lists.set(sweepAt, [tokenHash]);
    },

    take(now, limit) {
      const taken: string[] = [];
      for (const [sweepAt, list] of lists) {
        const count = sweepAt <= now ? Math.min(list.length, limit - taken.length) : 0;
        // From the end, so that no other token moves.
        taken.push(...list.splice(list.length - count));
        if (list.length === 0) lists.delete(sweepAt);
      }
      return taken;
    },
  };
}
