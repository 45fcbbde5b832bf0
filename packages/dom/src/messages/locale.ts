import { report } from './report.ts';

/**
 * Returns a tag that `Intl` accepts. `pt_BR` and `en_US.UTF-8`, as operating systems write them, are converted. Anything else
 * that is no BCP 47 tag is reported, and English is used: a wrong setting must not cost a user the warning.
 *
 * @see https://www.rfc-editor.org/info/bcp47
 */
export function toLocale(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag.replace(/[.@].*$/, '').replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    report(new RangeError(`locale "${tag}" is no language tag, such as "en-GB".`));
    return 'en';
  }
}
