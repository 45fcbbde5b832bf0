/**
 * Copies a text that is kept for long. V8 keeps the parts of a text that was put together, and the whole of one that was
 * cut out. UTF-16 changes no character.
 */
export function flat(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
