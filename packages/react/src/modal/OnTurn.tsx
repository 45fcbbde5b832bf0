'use client';

import { takeTurn } from '@curfew/dom/shared';
import { type ReactNode, useLayoutEffect, useState } from 'react';
import { useProvidedSession } from '../context.ts';

interface OnTurnProps {
  /** Names the dialog and its session. */
  readonly name: string;
  /** How long it waits after another copy of the kit has left, in ms. */
  readonly handOverMs: number;
  readonly onTurn?: () => void;
  readonly children: ReactNode;
}

/** Renders its children if this copy of the kit is to show the dialog: only one of those in a page does. */
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
