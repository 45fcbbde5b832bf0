import { report } from './report.ts';

type Text = (values: never, locale: string) => string;

/**
 * Returns the texts of your app over the English ones. The English text is used in place of one that is missing, of another
 * type, or that throws, which is reported: a mistake in a text must not cost a user the warning.
 */
export function textsOver<T extends object>(english: T, own?: Partial<T>): T {
  const texts = { ...english };
  for (const name in english) {
    const [text, fallback] = [own?.[name], english[name]];
    if (typeof text !== typeof fallback) continue;
    texts[name] =
      typeof text === 'function'
        ? (guarded(text as Text, fallback as Text) as typeof fallback)
        : (text as typeof fallback);
  }
  return texts;
}

function guarded(own: Text, english: Text): Text {
  let isReported = false;
  return (values, locale) => {
    try {
      return own(values, locale);
    } catch (error) {
      if (!isReported) report(error);
      isReported = true;
      return english(values, 'en');
    }
  };
}
