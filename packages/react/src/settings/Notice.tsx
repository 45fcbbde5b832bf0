'use client';

import { focus } from '@curfew/dom/shared';
import type { ReactElement, ReactNode } from 'react';

interface NoticeProps {
  readonly title: string;
  /** `problems` or `conflict`. */
  readonly kind: string;
  readonly children: ReactNode;
}

/** Something at the top of the form that the person must answer. It takes focus as it comes up. */
export function Notice({ title, kind, children }: NoticeProps): ReactElement {
  return (
    <section ref={focus} className={`curfew-notice curfew-${kind}`} tabIndex={-1} aria-label={title}>
      <strong>{title}</strong>
      {children}
    </section>
  );
}
