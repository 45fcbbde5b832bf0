'use client';

import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';

interface NoticeProps {
  readonly title: string;
  /** `problems` or `conflict`. */
  readonly kind: string;
  readonly children: ReactNode;
}

/** Something at the top of the form that the person must answer. It takes focus as it comes up. */
export function Notice({ title, kind, children }: NoticeProps): ReactElement {
  const notice = useRef<HTMLElement>(null);
  useEffect(() => notice.current?.focus(), []);
  return (
    <section ref={notice} className={`curfew-notice curfew-${kind}`} tabIndex={-1} aria-label={title}>
      <strong>{title}</strong>
      {children}
    </section>
  );
}
