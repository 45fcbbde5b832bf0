'use client';

import { canProve, followSignIn } from '@curfew/dom/shared';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useProvidedSession } from '../context.ts';
import type { Gate } from './context.ts';

interface Request {
  readonly proved: Promise<boolean>;
  readonly cancel: () => void;
}

/** One request at a time. Without one, `cancel` is `null`. */
export function useProof(): Pick<Gate, 'reauthenticate'> & { readonly cancel: (() => void) | null } {
  const session = useProvidedSession('SessionGate');
  const open = useRef<Request>(null);
  const [request, show] = useState<Request | null>(null);

  const reauthenticate = useCallback(() => {
    if (!canProve(session)) return Promise.resolve(false);
    if (open.current) return open.current.proved;
    let cancel = () => {};
    const proved = new Promise<boolean>((resolve) => {
      const finish = (isProved: boolean) => {
        stop();
        open.current = null;
        show(null);
        resolve(isProved);
      };
      const stop = followSignIn(session, finish);
      cancel = () => finish(false);
    });
    open.current = { proved, cancel };
    show(open.current);
    return proved;
  }, [session]);

  useEffect(() => () => open.current?.cancel(), []);
  return { reauthenticate, cancel: request?.cancel ?? null };
}
