'use client';

import type { ReactElement } from 'react';
import { Announcer } from './Announcer.tsx';
import { useWarning } from './context.ts';
import { WarningCountdown, WarningSignOut } from './parts.tsx';

/** What the maximum's dialog shrinks to, so that the person can save their work. Not modal. */
export function WarningBar(): ReactElement {
  const { endsAt, texts, locale } = useWarning();
  return (
    <section className="curfew-bar" aria-label={texts.title.max}>
      <WarningCountdown />
      <p>{texts.bar({ endsAt }, locale)}</p>
      <WarningSignOut />
      <Announcer />
    </section>
  );
}
