/** From `2025-07`. Returns other texts unchanged. */
export function monthText(date: string, locale: string): string {
  // biome-ignore lint/style/noRestrictedGlobals: this parses a date of the data, and reads no clock
  const at = Date.parse(date);
  if (Number.isNaN(at)) return date;
  return new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(at);
}
