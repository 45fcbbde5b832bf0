import type { Session } from '@curfew/core';
import type { ReactElement, ReactNode } from 'react';
import { ar } from '../messages/ar.ts';
import { de } from '../messages/de.ts';
import { ja } from '../messages/ja.ts';
import type { Messages } from '../messages/types.ts';
import { SessionProvider } from '../SessionProvider.tsx';

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
