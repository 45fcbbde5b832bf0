import { catalogues } from '../packages/react/test/catalogues.ts';

/** The tags of all languages of the kit. */
export const LOCALES: readonly string[] = Object.keys(catalogues);

/** A language in its own words. */
export function languageName(locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale;
}

export function isRightToLeft(locale: string): boolean {
  return /^(?:ar|fa|he|ur)\b/.test(locale);
}
