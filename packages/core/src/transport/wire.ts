/** A form of another site can send neither a custom header nor a JSON body. */
export const JSON_HEADERS = { 'Content-Type': 'application/json', 'X-Curfew': '1' };

/** The delay that the server requests, in ms; 0 if it names none. */
export function retryAfterMs({ headers }: Response): number {
  return Number(headers.get('Retry-After')) * 1_000 || 0;
}
