const ORIGIN = /^[a-z][a-z\d+.-]*:\/\/[^/\s*A-Z]+$/;

/**
 * Rejects `*`, which matches every origin, and `null`, which is the origin of every sandboxed frame.
 *
 * @throws TypeError if it is not in the form that browsers use
 */
export function requireOrigin(origin: string): void {
  if (ORIGIN.test(origin)) return;
  throw new TypeError(
    `"${origin}" is not an origin. Use scheme and host in lower case, such as "https://editor.example".`,
  );
}
