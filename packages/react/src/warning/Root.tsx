'use client';

import { warningInEnglish as english } from '@curfew/dom/shared';
import { type ForwardRefExoticComponent, forwardRef, type RefAttributes, useState } from 'react';
import { createPortal } from 'react-dom';
import { useSession } from '../hooks/useSession.ts';
import { useTexts } from '../messages/useTexts.ts';
import type { WarningRootProps } from './types.ts';
import { WarningInstance } from './WarningInstance.tsx';

/**
 * The dialog: it opens when the session's warning begins, and closes when the session goes on or ends. Its children are
 * the dialog's contents.
 */
export const WarningRoot: ForwardRefExoticComponent<WarningRootProps & RefAttributes<HTMLDialogElement>> = forwardRef<
  HTMLDialogElement,
  WarningRootProps
>(function WarningRoot({ title = true, ...props }, ref) {
  const { status, limit, endsAt } = useSession();
  const [texts, locale] = useTexts('warning', english);
  const [[current, before], follow] = useState([status, status]);
  if (status !== current) follow([status, current]);

  // Not before there is something to warn of: once there was a portal into the body, React listens there to every event.
  if (!limit && before !== 'warning') return null;
  // Straight into the body: a host's modal makes everything inert that lies beside it.
  return createPortal(
    <>
      {/* Named so, it is spared by libraries that make everything outside their own modal inert. */}
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
