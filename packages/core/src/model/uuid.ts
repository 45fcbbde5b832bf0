/**
 * A UUIDv7: ids minted later sort later, as strings.
 *
 * @param now - ms since the Unix epoch
 * @param random - ten random bytes
 * @see https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7
 * @example
 * uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
 */
export function uuidv7(now: number, random: Uint8Array): string {
  const time = Math.floor(now).toString(16).padStart(12, '0');
  const hex = Array.from(random.subarray(0, 10), (byte, i) =>
    (i === 0 ? (byte & 0x0f) | 0x70 : i === 2 ? (byte & 0x3f) | 0x80 : byte).toString(16).padStart(2, '0'),
  ).join('');
  return [time.slice(0, 8), time.slice(8), hex.slice(0, 4), hex.slice(4, 8), hex.slice(8)].join('-');
}
