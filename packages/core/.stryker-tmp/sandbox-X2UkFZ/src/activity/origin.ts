// @ts-nocheck
const ORIGIN = /^[a-z][a-z\d+.-]*:\/\/[^/\s*A-Z]+$/;

/**
 * Refuses what does not name one origin: `*` is everybody, and `null` is what any sandboxed frame calls itself.
 *
 * @throws TypeError if it is not written as browsers write it
 */
export function requireOrigin(origin: string): void {
  if (ORIGIN.test(origin)) return;
  throw new TypeError(`"${origin}" is not an origin. Write it as browsers do, such as https://editor.example`);
}
