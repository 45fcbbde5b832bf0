const ORIGIN = /^[a-z][a-z\d+.-]*:\/\/[^/\s*A-Z]+$/;

/** Rejects `*`, which is every origin, and `null`, which is that of every sandboxed frame. */
export function requireOrigin(origin: string): void {
  if (ORIGIN.test(origin)) return;
  throw new TypeError(
    `"${origin}" is not an origin. Use scheme and host in lower case, such as "https://editor.example".`,
  );
}
