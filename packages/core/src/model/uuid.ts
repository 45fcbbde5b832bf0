/**
 * A UUIDv7: ids minted later sort later, as strings.
 *
 * @param now - ms since the Unix epoch
 * @param random - ten random bytes
 * @param after - an id that the new one must sort after, though it was minted in the same millisecond or by a faster clock
 * @see https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7
 * @example
 * uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
 */
export function uuidv7(now: number, random: Uint8Array, after = ''): string {
  const previous = Number.parseInt(after.replace('-', '').slice(0, 12), 16);
  const time = hex(previous >= now ? previous + 1 : now, 12);
  const [a = 0, b = 0, c = 0, d = 0, ...rest] = random;
  const tail = rest.slice(0, 6).map((byte) => hex(byte, 2));
  return `${time.slice(0, 8)}-${time.slice(8)}-${hex(0x7000 | ((a & 0x0f) << 8) | b, 4)}-${hex(0x8000 | ((c & 0x3f) << 8) | d, 4)}-${tail.join('')}`;
}

function hex(value: number, digits: number): string {
  return Math.floor(value).toString(16).padStart(digits, '0');
}
