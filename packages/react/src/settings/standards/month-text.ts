/**
 * Returns a month in words.
 *
 * @param date - such as `2025-07`
 * @returns `date` itself if it is no month
 * @example
 * monthText('2025-07', 'en') // 'July 2025'
 */
export function monthText(date: string, locale: string): string {
  // biome-ignore lint/style/noRestrictedGlobals: this parses a date of the data, and reads no clock
  const at = Date.parse(date);
  if (Number.isNaN(at)) return date;
  return new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(at);
}
