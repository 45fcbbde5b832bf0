'use client';

import { keepInPage } from '@curfew/dom/shared';
import { type ReactElement, type ReactNode, useLayoutEffect, useRef } from 'react';

/**
 * For what is announced when a dialog is gone. In the page before it has a text. The attribute of React Aria exempts it
 * from libraries that make everything outside their modal inert.
 */
export function LiveRegion({ children }: { readonly children: ReactNode }): ReactElement {
  const region = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => keepInPage(region.current as HTMLElement), []);
  return (
    <div ref={region} className="curfew-hidden" aria-live="polite" data-react-aria-top-layer="true">
      {children}
    </div>
  );
}
