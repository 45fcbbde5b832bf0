'use client';

import { borrowFocus, isSmallPage, keepInPage } from '@curfew/dom/shared';
import { type ReactElement, useLayoutEffect, useRef, useState } from 'react';
import { Announcer } from './Announcer.tsx';
import { useWarning } from './context.ts';
import { WarningCountdown, WarningSignIn, WarningSignOut } from './parts.tsx';
import { useInSeconds } from './use-in-seconds.ts';

/** Not modal, so that the user can save their work. Folds, so that it covers no control for long. */
export function WarningBar(): ReactElement {
  const { endsAt, texts, locale } = useWarning();
  const inSeconds = useInSeconds();
  const [isFolded, fold] = useState(isSmallPage);
  const bar = useRef<HTMLElement>(null);
  // Before the dialog opens, so that focus can return from there into the page.
  useLayoutEffect(() => borrowFocus(bar.current as HTMLElement), []);
  useLayoutEffect(() => keepInPage(bar.current as HTMLElement), []);
  return (
    <section ref={bar} className="curfew-bar" aria-label={texts.title.max} data-folded={isFolded ? '' : undefined}>
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
