import { createHash, randomBytes } from 'node:crypto';
import { uuidv7 } from '@curfew/core/state';

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** A new secret: 256 random bits, base64url. */
export function mintToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Whether a cookie's value has the form of a token; anything else needs no look into the store. */
export function isToken(value: string): boolean {
  return TOKEN.test(value);
}

/** What is stored in a token's place, so that a leaked store opens no session: its SHA-256, base64url. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/**
 * A new public session id that sorts after `after`, even if the clock has stepped back or stood still: tabs take the
 * larger id for the later session.
 *
 * @param now - the store's clock, in ms
 * @param after - the id of the session that this one replaces
 */
export function mintSid(now: number, after: string | null): string {
  const last = after ? Number.parseInt(after.replaceAll('-', '').slice(0, 12), 16) : 0;
  return uuidv7(Math.max(now, last + 1), randomBytes(10));
}
