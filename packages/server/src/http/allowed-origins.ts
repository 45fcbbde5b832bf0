/**
 * What no browser sends would be ignored, and `null` is the origin of every sandboxed frame.
 *
 * @throws TypeError if one is not an origin as browsers send it
 */
export function assertOrigins(origins: readonly string[]): void {
  if (!Array.isArray(origins)) throw new TypeError('createCurfew: allowedOrigins must be a list of origins.');
  for (const text of origins as readonly unknown[]) {
    const origin = originOf(text);
    if (origin === text) continue;
    const remedy = origin ? `"${origin}"` : 'one such as "https://app.example.com"';
    throw new TypeError(
      `createCurfew: allowedOrigins has "${text}", which no browser sends as an origin of yours: write ${remedy}.`,
    );
  }
}

function originOf(text: unknown): string | null {
  if (typeof text !== 'string' || text.includes('*')) return null;
  const { protocol, host } = parse(text) ?? {};
  // Of apps too, such as `capacitor://localhost`, whose `URL.origin` is "null".
  return host ? `${protocol}//${host}` : null;
}

/** Not by `URL.canParse`: after some thousand calls Node.js 20 and 22 say of `https://bücher.example` that it cannot be parsed. */
function parse(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
