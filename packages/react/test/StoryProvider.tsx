import type { Session } from '@curfew/core';
import type { ReactElement, ReactNode } from 'react';
import { ar } from '../src/messages/ar.ts';
import { de } from '../src/messages/de.ts';
import { ja } from '../src/messages/ja.ts';
import type { Messages } from '../src/messages/types.ts';
import { SessionProvider } from '../src/SessionProvider.tsx';

const catalogues: Readonly<Record<string, Messages>> = { de, ja, ar };

/** A provider in the language that is chosen in Storybook's toolbar. */
export function StoryProvider(props: { session: Session; locale: string; children: ReactNode }): ReactElement {
  const { session, locale, children } = props;
  return (
    <SessionProvider session={session} locale={locale === 'en' ? 'en-GB' : locale} messages={catalogues[locale]}>
      {children}
    </SessionProvider>
  );
}
