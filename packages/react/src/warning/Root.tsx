'use client';

import { warningInEnglish as english, HAND_OVER_MS } from '@curfew/dom/shared';
import {
  type ForwardRefExoticComponent,
  forwardRef,
  type RefAttributes,
  useCallback,
  useContext,
  useState,
} from 'react';
import { GateContext } from '../gate/context.ts';
import { useSession } from '../hooks/use-session.ts';
import { useSessionWarning } from '../hooks/use-session-warning.ts';
import { useTexts } from '../messages/use-texts.ts';
import { InBody } from '../modal/InBody.tsx';
import { LiveRegion } from '../modal/LiveRegion.tsx';
import { OnTurn } from '../modal/OnTurn.tsx';
import { WarningContext } from './context.ts';
import type { WarningRootProps } from './types.ts';
import { WarningBar } from './WarningBar.tsx';
import { WarningDialog } from './WarningDialog.tsx';

/**
 * The dialog. It opens when the warning begins, and closes when the session is extended or ends. Its children are the
 * contents of the dialog.
 */
export const WarningRoot: ForwardRefExoticComponent<WarningRootProps & RefAttributes<HTMLDialogElement>> = forwardRef<
  HTMLDialogElement,
  WarningRootProps
>(function WarningRoot({ title = true, ...props }, ref) {
  const { status, id } = useSession();
  const warning = useSessionWarning();
  const hasForm = useContext(GateContext) !== null;
  const [texts, locale] = useTexts('warning', english);
  const [{ current, before }, follow] = useState({ current: status, before: status });
  const [isShown, show] = useState(false);
  const onTurn = useCallback(() => show(true), []);
  if (status !== current) {
    follow({ current: status, before: current });
    if (status === 'warning') show(false);
  }

  // After the first portal into the body, React listens to every event there.
  if (!warning && before !== 'warning') return null;
  // A modal of your app makes elements beside it inert, with all that they contain.
  return (
    <>
      <InBody>
        <LiveRegion>{status === 'active' && !warning && isShown && texts.stillSignedIn}</LiveRegion>
      </InBody>
      {warning && (
        <OnTurn name={`warning ${id}`} handOverMs={HAND_OVER_MS} onTurn={onTurn}>
          <WarningContext.Provider
            value={{ ...warning, canSignIn: hasForm && warning.limit === 'max', texts, locale, title }}
          >
            <InBody>{warning.isShrunk ? <WarningBar /> : <WarningDialog {...props} dialogRef={ref} />}</InBody>
          </WarningContext.Provider>
        </OnTurn>
      )}
    </>
  );
});
