import { report } from './report.ts';

type Text = (values: never, locale: string) => string;

/**
 * Returns the texts of your app over the English ones. If a function among them throws, that is reported, and the English
 * text is used: a mistake in a text must not cost a user the warning.
 */
export function textsOver<T extends object>(english: T, own?: Partial<T>): T {
  const texts = { ...english, ...own } as Record<string, unknown>;
  for (const name in texts) {
    const text = texts[name];
    if (typeof text === 'function') texts[name] = guarded(text as Text, english[name as keyof T] as Text);
  }
  return texts as T;
}

function guarded(own: Text, english: Text): Text {
  return (values, locale) => {
    try {
      return own(values, locale);
    } catch (error) {
      report(error);
      return english(values, 'en');
    }
  };
}
