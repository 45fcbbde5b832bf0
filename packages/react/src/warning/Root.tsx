'use client';

import { type ForwardRefExoticComponent, forwardRef, type RefAttributes, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useSession } from '../hooks/useSession.ts';
import { warning as english } from '../messages/en/warning.ts';
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
>(function WarningRoot(props, ref) {
  const status = useSession((snapshot) => snapshot.status);
  const [texts, locale] = useTexts('warning', english);
  const before = useRef(status);
  const [relieved, setRelieved] = useState(false);

  useEffect(() => {
    setRelieved(before.current === 'warning' && status === 'active');
    return () => {
      before.current = status;
    };
  }, [status]);

  if (status === 'pending') return null;
  // Straight into the body: a host's modal makes everything inert that lies beside it.
  return createPortal(
    <>
      <div className="curfew-hidden" role="status">
        {relieved && texts.stillSignedIn}
      </div>
      {status === 'warning' && <WarningInstance {...props} texts={texts} locale={locale} dialog={ref} />}
    </>,
    document.body,
  );
});
