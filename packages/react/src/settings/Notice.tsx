'use client';

import { focus } from '@curfew/dom/shared';
import type { ReactElement, ReactNode } from 'react';

interface NoticeProps {
  readonly title: string;
  /** `problems` or `conflict`. */
  readonly kind: string;
  readonly children: ReactNode;
}

/** A notice at the top of the form that the user must answer. It receives focus when it appears. */
export function Notice({ title, kind, children }: NoticeProps): ReactElement {
  return (
    <section ref={focus} className={`curfew-notice curfew-${kind}`} tabIndex={-1} aria-label={title}>
      <strong>{title}</strong>
      {children}
    </section>
  );
}
