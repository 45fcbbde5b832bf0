/** Custom headers and a JSON body cannot come from another site's form. */
export const JSON_HEADERS = { 'Content-Type': 'application/json', 'X-Curfew': '1' };

/** How long the server asks to be left alone, in ms; 0 where it does not say. */
export function retryAfterMs({ headers }: Response): number {
  return Number(headers.get('Retry-After')) * 1_000 || 0;
}
