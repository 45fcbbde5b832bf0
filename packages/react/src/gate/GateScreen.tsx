'use client';

import { type ExpiredState, expiredInEnglish as english, focus, makeCover } from '@curfew/dom/shared';
import { type ReactElement, useId, useLayoutEffect } from 'react';
import { useTexts } from '../messages/use-texts.ts';
import { useModal } from '../modal/use-modal.ts';
import { usePageTitle } from '../modal/use-page-title.ts';
import { classNames } from '../parts/class-names.ts';
import { ExpiredContext, ExpiredIcon, ExpiredReason, ExpiredReload, ExpiredSignIn, ExpiredTitle } from './parts.tsx';
import type { SessionGateProps } from './types.ts';

interface ScreenProps extends Pick<SessionGateProps, 'onSignIn' | 'className' | 'screen'> {
  readonly state: ExpiredState;
}

/** The opaque screen, in the browser's top layer, so that a late error message of your app cannot cover it. */
export function GateScreen({ state, onSignIn, className, screen }: ScreenProps): ReactElement {
  const ended = state.phase === 'ended' ? state : null;
  const isEnded = ended !== null;
  const [texts, locale] = useTexts('expired', english);
  const dialog = useModal('h1');
  const id = useId();
  usePageTitle(isEnded && texts.pageTitle);
  useLayoutEffect(() => makeCover(dialog.current as HTMLDialogElement), [dialog]);
  useLayoutEffect(() => {
    if (isEnded) focus(dialog.current?.querySelector('h1') ?? null);
  }, [isEnded, dialog]);

  return (
    <dialog
      ref={dialog}
      className={classNames('curfew-expired', className)}
      aria-labelledby={`${id}title`}
      aria-describedby={isEnded ? `${id}reason` : undefined}
      data-react-aria-top-layer="true"
      data-reason={ended?.reason}
      aria-busy={!isEnded}
    >
      {ended ? (
        <ExpiredContext.Provider value={{ ended, texts, locale, id, signIn: () => onSignIn(ended.intent()) }}>
          <div className="curfew-panel">
            {screen ?? (
              <>
                <ExpiredIcon />
                <ExpiredTitle />
                <ExpiredReason />
                <ExpiredReload />
                <ExpiredSignIn className={ended.canReload ? undefined : 'curfew-primary'} />
              </>
            )}
          </div>
        </ExpiredContext.Provider>
      ) : (
        <p id={`${id}title`} role="status">
          {texts.verifying}
        </p>
      )}
    </dialog>
  );
}
