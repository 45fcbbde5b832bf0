import type { Messages } from '../src/messages/types.ts';

const modules = import.meta.glob<Record<string, Messages>>('../src/locales/*.ts', { eager: true });

/** All catalogues by locale. A new file in `src/locales` is one of them. */
export const catalogues: Readonly<Record<string, Messages>> = Object.fromEntries(
  Object.entries(modules).flatMap(([path, exports]) => {
    const [, locale = ''] = /([\w-]+)\.ts$/.exec(path) ?? [];
    return Object.values(exports).map((messages) => [locale, messages]);
  }),
);
