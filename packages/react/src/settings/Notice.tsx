'use client';

import { focus } from '@curfew/dom/shared';
import type { ReactElement, ReactNode } from 'react';

interface NoticeProps {
  readonly title: string;
  /** `problems` or `conflict`. */
  readonly kind: string;
  /**
   * Only in response to the user. If not, the outcome has said the title, which is then not shown twice.
   *
   * @default true
   */
  readonly takesFocus?: boolean;
  readonly children: ReactNode;
}

export function Notice({ title, kind, takesFocus = true, children }: NoticeProps): ReactElement {
  return (
    <section
      ref={takesFocus ? focus : undefined}
      className={`curfew-notice curfew-${kind}`}
      tabIndex={-1}
      aria-label={title}
    >
      {takesFocus && <strong>{title}</strong>}
      {children}
    </section>
  );
}
