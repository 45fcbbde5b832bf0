'use client';

import type { ReactElement } from 'react';
import { warning as english } from '../messages/en/warning.ts';
import { useFormat, useMessages } from '../messages/useMessages.ts';
import { Announcer } from './Announcer.tsx';
import { useWarning } from './context.ts';
import { WarningSignOut } from './parts.tsx';
import { TimeLeftDigits } from './TimeLeftDigits.tsx';
import { useWallTime } from './useWallTime.ts';

/** What the maximum's dialog shrinks to, so that the person can save their work. Not modal. */
export function WarningBar(): ReactElement {
  const { barLabel, bar } = useMessages('warning', english);
  const format = useFormat();
  const endsAt = useWallTime(useWarning().endsAt);
  return (
    <section className="curfew-bar" aria-label={barLabel}>
      <TimeLeftDigits />
      <p>{bar({ endsAt }, format)}</p>
      <WarningSignOut />
      <Announcer />
    </section>
  );
}
