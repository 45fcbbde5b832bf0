import type { Session } from '@curfew/core';
import type { ReactElement, ReactNode } from 'react';
import { SessionProvider } from '../src/SessionProvider.tsx';
import { catalogues } from './catalogues.ts';

/** A provider in the language that is chosen in Storybook's toolbar. */
export function StoryProvider(props: { session: Session; locale: string; children: ReactNode }): ReactElement {
  const { session, locale, children } = props;
  return (
    <SessionProvider
      session={session}
      locale={locale === 'en' ? 'en-GB' : locale}
      // English is built in.
      messages={locale === 'en' ? undefined : catalogues[locale]}
    >
      {children}
    </SessionProvider>
  );
}
