/** How long a user may take to answer a challenge, in ms. */
const LIFETIME_MS = 5 * 60_000;

/** Anyone may ask for a challenge, so the oldest are dropped. */
const MOST = 10_000;

/** Challenges that are not answered yet. Each is answered once, and only for its purpose. */
export interface Challenges {
  /** @param purpose - what it is for, and by which user or session */
  add(challenge: string, purpose: string): void;
  /** Uses the challenge up. Returns whether it was added for this purpose and has not expired. */
  redeem(challenge: string, purpose: string): boolean;
}

/** @param now - returns ms since the Unix epoch */
export function createChallenges(now: () => number): Challenges {
  const open = new Map<string, { readonly purpose: string; readonly expiresAt: number }>();

  /** A map keeps the order in which challenges were added, so the first expire first. */
  function drop(): void {
    for (const [challenge, { expiresAt }] of open) {
      if (expiresAt > now() && open.size <= MOST) return;
      open.delete(challenge);
    }
  }

  return {
    add(challenge, purpose) {
      open.set(challenge, { purpose, expiresAt: now() + LIFETIME_MS });
      drop();
    },
    redeem(challenge, purpose) {
      const found = open.get(challenge);
      open.delete(challenge);
      return found?.purpose === purpose && found.expiresAt > now();
    },
  };
}
