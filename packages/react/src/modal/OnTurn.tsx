'use client';

import { takeTurn } from '@curfew/dom/shared';
import { type ReactNode, useLayoutEffect, useState } from 'react';
import { useProvidedSession } from '../context.ts';

interface OnTurnProps {
  readonly name: string;
  /** The wait after another copy of the kit has left, in ms. */
  readonly handOverMs: number;
  readonly onTurn?: () => void;
  readonly children: ReactNode;
}

/** Only one copy of the kit in a page shows the dialog. */
export function OnTurn({ name, handOverMs, onTurn, children }: OnTurnProps): ReactNode {
  const { clock } = useProvidedSession('OnTurn');
  const [turn, setTurn] = useState('');
  useLayoutEffect(() => {
    const leave = takeTurn(name, clock, handOverMs, () => {
      setTurn(name);
      onTurn?.();
    });
    return () => {
      leave();
      setTurn('');
    };
  }, [name, clock, handOverMs, onTurn]);
  return turn === name ? children : null;
}
