import { report } from './report.ts';

type Text = string | ((values: never, locale: string) => string);

/** Texts, in sections of any depth. */
type Texts = { readonly [name: string]: Text | Texts };

/**
 * Returns the texts of your app over the English ones. If a function among them throws, that is reported, and the English
 * text is used: a mistake in a text must not cost a user the warning.
 */
export function textsOver<T extends object>(english: T, own: Partial<T> | undefined): T {
  return over(english as Texts, own as Texts | undefined) as unknown as T;
}

function over(english: Texts, own: Texts = {}): Texts {
  const merged = Object.entries(english).map(([name, text]): [string, Text | Texts] => {
    const replaced = own[name];
    if (replaced === undefined || replaced === text) return [name, text];
    if (typeof text === 'object') return [name, over(text, replaced as Texts)];
    return [name, typeof replaced === 'function' ? guarded(replaced, text as Text) : replaced];
  });
  return Object.fromEntries(merged);
}

function guarded(own: Exclude<Text, string>, english: Text): Text {
  return (values, locale) => {
    try {
      return own(values, locale);
    } catch (error) {
      report(error);
      return typeof english === 'function' ? english(values, 'en') : english;
    }
  };
}
