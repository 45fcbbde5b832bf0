import { hash, randomBytes } from 'node:crypto';
import { uuidTime, uuidv7 } from '@curfew/core/state';

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** 256 random bits, base64url. */
export function mintSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function isToken(value: string): boolean {
  return TOKEN.test(value);
}

/** A leaked store opens no session. */
export function hashToken(token: string): string {
  return hash('sha256', token, 'base64url');
}

/** Sorts after `after`, even if the clock was set back: tabs treat the larger id as the later session. */
export function mintSid(now: number, after: string | null): string {
  return uuidv7(after ? Math.max(now, uuidTime(after) + 1) : now, randomBytes(10));
}
