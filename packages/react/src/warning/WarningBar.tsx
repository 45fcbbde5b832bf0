'use client';

import { isSmallPage } from '@curfew/dom/shared';
import { type ReactElement, useState } from 'react';
import { Announcer } from './Announcer.tsx';
import { useWarning } from './context.ts';
import { WarningCountdown, WarningSignIn, WarningSignOut } from './parts.tsx';
import { useInSeconds } from './use-in-seconds.ts';

/** Not modal, so that the user can save their work. Folds, so that it covers no control for long. */
export function WarningBar(): ReactElement {
  const { endsAt, texts, locale } = useWarning();
  const inSeconds = useInSeconds();
  const [isFolded, fold] = useState(isSmallPage);
  return (
    <section className="curfew-bar" aria-label={texts.title.max} data-folded={isFolded ? '' : undefined}>
      <WarningCountdown />
      {!isFolded && (
        <>
          <p>{texts.bar({ endsAt, inSeconds }, locale)}</p>
          <WarningSignIn />
          <WarningSignOut />
        </>
      )}
      <button
        type="button"
        className="curfew-button curfew-fold"
        aria-label={texts.title.max}
        aria-expanded={!isFolded}
        onClick={() => fold(!isFolded)}
      />
      <Announcer />
    </section>
  );
}
