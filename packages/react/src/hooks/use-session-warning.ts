'use client';

import { type WarningController, type WarningState, warningController } from '@curfew/dom/shared';
import { useMemo, useSyncExternalStore } from 'react';
import { useProvidedSession } from '../context.ts';

/** A warning, for a dialog of your own. `endsAt` is a wall-clock instant in ms. */
export interface SessionWarningData
  extends WarningState,
    Pick<WarningController, 'stay' | 'signIn' | 'back' | 'signOut'> {}

/**
 * Returns the warning to show, or `null`: its limit, its phase and its actions, by the rules of `SessionWarning`. It does
 * not change as time passes: `useTimeLeft()` counts down.
 *
 * @throws Error outside of `<SessionProvider>`
 * @example
 * const warning = useSessionWarning();
 * return warning && <MyDialog busy={warning.phase === 'extending'} onStay={warning.stay} onSignOut={warning.signOut} />;
 */
export function useSessionWarning(): SessionWarningData | null {
  const session = useProvidedSession('useSessionWarning');
  const controller = useMemo(() => warningController(session), [session]);
  const state = useSyncExternalStore(controller.subscribe, controller.getState, () => null);
  return useMemo(() => {
    const { stay, signIn, back, signOut } = controller;
    return state && { ...state, endsAt: state.endsAt - session.clock.guard(), stay, signIn, back, signOut };
  }, [controller, session, state]);
}
