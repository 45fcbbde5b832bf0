'use client';

import { parseDuration } from '@curfew/core';
import { Fragment, type ReactElement, useCallback, useMemo, useState } from 'react';
import { InBody } from '../modal/InBody.tsx';
import { OnTurn } from '../modal/OnTurn.tsx';
import { Announcement } from './Announcement.tsx';
import { type Gate, GateContext } from './context.ts';
import { FormFailed } from './FormFailed.tsx';
import { GateScreen } from './GateScreen.tsx';
import { ProofDialog } from './ProofDialog.tsx';
import {
  ExpiredForm,
  ExpiredIcon,
  ExpiredKept,
  ExpiredReason,
  ExpiredReload,
  ExpiredSignIn,
  ExpiredTitle,
} from './parts.tsx';
import type { SessionGateProps } from './types.ts';
import { useForm } from './use-form.tsx';
import { useGate } from './use-gate.ts';
import { useProof } from './use-proof.ts';

/** `SessionGate`, and the parts of its screen. */
export interface SessionGateComponent {
  (props: SessionGateProps): ReactElement;
  readonly Icon: typeof ExpiredIcon;
  readonly Title: typeof ExpiredTitle;
  readonly Reason: typeof ExpiredReason;
  readonly Kept: typeof ExpiredKept;
  readonly Reload: typeof ExpiredReload;
  readonly Form: typeof ExpiredForm;
  readonly SignIn: typeof ExpiredSignIn;
}

/**
 * Covers the page when the session ends, shows the reason and offers to sign in again. While `verifying` is true, it
 * covers the page without a reason.
 *
 * @throws Error outside of `<SessionProvider>`
 * @throws TypeError if `keepFor` cannot be read
 * @example
 * <SessionGate onSignIn={({ returnTo }) => location.assign(`/sign-in?to=${encodeURIComponent(returnTo)}`)}>
 *   <App />
 * </SessionGate>
 * @example
 * // The user signs in on the screen, and goes on where they were.
 * <SessionGate keepMounted signIn={<SignInForm />}>
 *   <App />
 *   <SessionWarning />
 * </SessionGate>
 */
export const SessionGate: SessionGateComponent = /* #__PURE__ */ Object.assign(
  function SessionGate({ keepMounted = false, keepFor = '8h', signIn, children, ...props }: SessionGateProps) {
    const { screen: contents, onSignIn, className } = props;
    const { screen, page, id } = useGate(keepMounted ? parseDuration(keepFor) : 0);
    const { showForm, form } = useForm(signIn, screen !== null, <FormFailed screen={screen} onSignIn={onSignIn} />);
    const { reauthenticate, cancel } = useProof();
    const [isFirst, note] = useState(false);
    const onTurn = useCallback(() => note(true), []);
    const hasForm = Boolean(signIn);
    const gate = useMemo<Gate>(() => ({ showForm, reauthenticate }), [showForm, reauthenticate]);
    return (
      <GateContext.Provider value={hasForm ? gate : null}>
        {/* Unmounts what is of another person in the commit in which the screen goes. */}
        {(!screen || page.state !== 'discarded') && <Fragment key={page.discards}>{children}</Fragment>}
        {screen && (
          <OnTurn name={`expired ${id}`} handOverMs={0} onTurn={onTurn}>
            <InBody>
              <GateScreen state={screen} hasForm={hasForm} onSignIn={onSignIn} className={className}>
                {contents}
              </GateScreen>
            </InBody>
          </OnTurn>
        )}
        {cancel && (
          <InBody>
            <ProofDialog onCancel={cancel} />
          </InBody>
        )}
        {form}
        {/* Of several copies of the kit, the one that shows the screen announces its end. */}
        {isFirst && <Announcement screen={screen} page={page} />}
      </GateContext.Provider>
    );
  },
  {
    Icon: ExpiredIcon,
    Title: ExpiredTitle,
    Reason: ExpiredReason,
    Kept: ExpiredKept,
    Reload: ExpiredReload,
    Form: ExpiredForm,
    SignIn: ExpiredSignIn,
  },
);
