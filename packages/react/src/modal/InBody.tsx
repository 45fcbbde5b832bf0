'use client';

import { type ReactElement, type ReactNode, useLayoutEffect, useState } from 'react';
import { createPortal } from 'react-dom';

/** Turbo replaces the body. React receives no event in another body than the one in which it made a portal. */
export function InBody({ children }: { readonly children: ReactNode }): ReactElement {
  const [body, follow] = useState(document.body);
  useLayoutEffect(() => {
    // There may be none yet.
    const observer = new MutationObserver(() => follow((before) => document.body ?? before));
    observer.observe(document.documentElement, { childList: true });
    return () => observer.disconnect();
  }, []);
  return createPortal(children, body);
}
