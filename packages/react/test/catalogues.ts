import type { Messages } from '../src/messages/types.ts';

const modules = import.meta.glob<Record<string, Messages>>('../src/locales/*.ts', { eager: true });

/** What each file of `src/locales` exports, by its locale. */
export const localeFiles: readonly (readonly [locale: string, exports: Readonly<Record<string, Messages>>])[] =
  Object.entries(modules).map(([path, exports]) => [/([\w-]+)\.ts$/.exec(path)?.[1] ?? '', exports]);

/** All catalogues by locale. */
export const catalogues: Readonly<Record<string, Messages>> = Object.fromEntries(
  localeFiles.flatMap(([locale, exports]) => Object.values(exports).map((messages) => [locale, messages])),
);
