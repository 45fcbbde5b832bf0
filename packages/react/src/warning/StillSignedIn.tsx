'use client';

import type { SessionSnapshot } from '@curfew/core';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { warning as english } from '../messages/en/warning.ts';
import { useMessages } from '../messages/useMessages.ts';

/** Says that the session goes on once a warning has gone away, here or in another tab. */
export function StillSignedIn({ status }: { readonly status: SessionSnapshot['status'] }): ReactElement {
  const { stillSignedIn } = useMessages('warning', english);
  const [text, setText] = useState('');
  const before = useRef(status);
  useEffect(() => {
    setText(before.current === 'warning' && status === 'active' ? stillSignedIn : '');
    return () => {
      before.current = status;
    };
  }, [status, stillSignedIn]);
  return (
    <div className="curfew-hidden" role="status">
      {text}
    </div>
  );
}
