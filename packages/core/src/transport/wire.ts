/** A form of another site can send neither. */
export const JSON_HEADERS = { 'Content-Type': 'application/json', 'X-Curfew': '1' };

/** Another origin gets cookies only if they are included. */
export function credentialsFor(url: string): RequestCredentials {
  return /^https?:/i.test(url) ? 'include' : 'same-origin';
}

/** 0 if the server names none. */
export function retryAfterMs({ headers }: Response): number {
  const value = headers.get('Retry-After') ?? '';
  // biome-ignore lint/style/noRestrictedGlobals: this parses what the server sent, and reads no clock
  const [at, now] = [value, headers.get('Date') ?? ''].map((date) => Date.parse(date)) as [number, number];
  return Math.max(0, Number(value) * 1_000 || at - now || 0);
}
