'use client';

import { type GateState, gateController, NEW_PAGE } from '@curfew/dom/shared';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useProvidedSession } from '../context.ts';
import { useSession } from '../hooks/use-session.ts';

const NOTHING_KNOWN: GateState = { screen: null, page: NEW_PAGE };

/** `id` stays while the next session begins, whose id is not known yet. */
export function useGate(keepForMs: number): GateState & { readonly id: string | null } {
  const session = useProvidedSession('SessionGate');
  const wanted = useRef(keepForMs);
  useEffect(() => {
    wanted.current = keepForMs;
  });
  const controller = useMemo(() => gateController(session, () => wanted.current), [session]);
  const state = useSyncExternalStore(controller.subscribe, controller.getState, () => NOTHING_KNOWN);
  const id = useSession((snapshot) => snapshot.id);
  const [known, know] = useState(id);
  if (id && id !== known) know(id);
  return { ...state, id: id ?? known };
}
