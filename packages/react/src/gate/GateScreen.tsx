'use client';

import { type ExpiredState, expiredInEnglish as english, focus, makeCover } from '@curfew/dom/shared';
import { type ReactElement, type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useTexts } from '../messages/use-texts.ts';
import { useModal } from '../modal/use-modal.ts';
import { usePageTitle } from '../modal/use-page-title.ts';
import { classNames } from '../parts/class-names.ts';
import { hidePage } from './hide-page.ts';
import {
  ExpiredContext,
  ExpiredForm,
  ExpiredIcon,
  ExpiredKept,
  ExpiredReason,
  ExpiredReload,
  ExpiredSignIn,
  ExpiredTitle,
} from './parts.tsx';
import type { SessionGateProps } from './types.ts';

interface ScreenProps extends Pick<SessionGateProps, 'onSignIn' | 'className'> {
  readonly state: ExpiredState;
  readonly hasForm: boolean;
  readonly children: ReactNode;
}

/** In the top layer, so that a late error message of your app cannot cover it. */
export function GateScreen({ state, hasForm, onSignIn, className, children }: ScreenProps): ReactElement {
  const ended = state.phase === 'ended' ? state : null;
  const isEnded = ended !== null;
  const [texts, locale] = useTexts('expired', english);
  const show = useRef(() => {});
  // Before the dialog closes, so that focus can return into the page.
  useLayoutEffect(() => () => show.current(), []);
  const dialog = useModal('h1');
  const id = useId();
  usePageTitle(isEnded && texts.pageTitle);
  useLayoutEffect(() => {
    makeCover(dialog.current as HTMLDialogElement);
    show.current = hidePage();
  }, [dialog]);
  useLayoutEffect(() => {
    if (isEnded) focus(dialog.current?.querySelector('h1') ?? null);
  }, [isEnded, dialog]);

  return (
    <dialog
      ref={dialog}
      className={classNames('curfew-expired', className)}
      aria-labelledby={`${id}title`}
      aria-describedby={isEnded ? `${id}reason ${id}kept` : undefined}
      data-react-aria-top-layer="true"
      data-reason={ended?.reason}
      aria-busy={!isEnded}
    >
      {ended ? (
        <ExpiredContext.Provider
          value={{ ended, texts, locale, id, signIn: hasForm ? null : () => onSignIn?.(ended.intent()) }}
        >
          <div className="curfew-panel">
            {children ?? (
              <>
                <ExpiredIcon />
                <ExpiredTitle />
                <ExpiredReason />
                <ExpiredKept />
                <ExpiredReload />
                <ExpiredForm />
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
