const LIFETIME_MS = 5 * 60_000;

/** Anyone may ask for a challenge, so the oldest are dropped. */
const MOST = 10_000;

/** Each is answered once, and only for its purpose. */
export interface Challenges {
  /** `purpose` includes the user or the session. */
  add(challenge: string, purpose: string): void;
  /** Returns whether it was added for this purpose and has not expired. */
  redeem(challenge: string, purpose: string): boolean;
}

export function createChallenges(now: () => number): Challenges {
  const open = new Map<string, { readonly purpose: string; readonly expiresAt: number }>();

  /** The map's order is that of expiry. */
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
