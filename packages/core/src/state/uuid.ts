/**
 * Creates a UUIDv7. Later ids sort after earlier ones, as strings.
 *
 * @param now - ms since the Unix epoch
 * @param random - ten random bytes
 * @param after - an id that the new one must sort after, even if both are of the same millisecond or that clock was
 * ahead
 * @see https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7
 * @example
 * uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
 */
// Stryker disable next-line StringLiteral: text that is not a number parses as NaN, which is never at or after `now`.
export function uuidv7(now: number, random: Uint8Array, after = ''): string {
  const previous = Number.parseInt(after.replace('-', ''), 16);
  const time = hex(previous >= now ? previous + 1 : Math.floor(now), 12);
  const tail = Array.from(random, (byte) => hex(byte, 2)).join('');
  const variant = (8 | (Number.parseInt(tail.charAt(3), 16) & 3)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${tail.slice(0, 3)}-${variant}${tail.slice(4, 7)}-${tail.slice(7, 19)}`;
}

/**
 * The time of a UUIDv7, in ms since the Unix epoch. `NaN` if the text is not one.
 *
 * @example
 * uuidTime('017f22e2-79b0-7cc3-98c4-dc0c0c07398f') // 1_645_557_742_000
 */
export function uuidTime(id: string): number {
  return Number.parseInt(id.replace('-', ''), 16);
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
