'use client';

import { warningInEnglish as english } from '@curfew/dom/shared';
import { type ForwardRefExoticComponent, forwardRef, type RefAttributes, useState } from 'react';
import { createPortal } from 'react-dom';
import { useSession } from '../hooks/useSession.ts';
import { useTexts } from '../messages/useTexts.ts';
import type { WarningRootProps } from './types.ts';
import { WarningInstance } from './WarningInstance.tsx';

/**
 * The dialog. It opens when the warning begins, and closes when the session is extended or ends. Its children are the
 * contents of the dialog.
 */
export const WarningRoot: ForwardRefExoticComponent<WarningRootProps & RefAttributes<HTMLDialogElement>> = forwardRef<
  HTMLDialogElement,
  WarningRootProps
>(function WarningRoot({ title = true, ...props }, ref) {
  const { status, limit, endsAt } = useSession();
  const [texts, locale] = useTexts('warning', english);
  const [[current, before], follow] = useState([status, status]);
  if (status !== current) follow([status, current]);

  // No portal before the first warning: after the first portal into the body, React listens to every event there.
  if (!limit && before !== 'warning') return null;
  // A child of the body: a modal of your app makes inert the elements beside it, with all that they contain.
  return createPortal(
    <>
      {/* The attribute of React Aria exempts it from libraries that make everything outside their own modal inert. */}
      <div className="curfew-hidden" aria-live="polite" data-react-aria-top-layer="true">
        {status === 'active' && texts.stillSignedIn}
      </div>
      {limit && (
        <WarningInstance {...props} dialogRef={ref} given={{ limit, texts, locale, title, endsAt: endsAt as number }} />
      )}
    </>,
    document.body,
  );
});
