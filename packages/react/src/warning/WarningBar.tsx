'use client';

import type { ReactElement } from 'react';
import { Announcer } from './Announcer.tsx';
import { useWarning } from './context.ts';
import { WarningCountdown, WarningSignOut } from './parts.tsx';

/** Replaces the dialog before the absolute timeout. It is not modal, so that the user can save their work. */
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
