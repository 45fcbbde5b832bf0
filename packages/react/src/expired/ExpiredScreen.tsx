'use client';

import { expiredInEnglish as english, focus, returnPath } from '@curfew/dom/shared';
import { type ReactElement, useId, useLayoutEffect } from 'react';
import { useSession } from '../hooks/use-session.ts';
import { useTexts } from '../messages/use-texts.ts';
import { useModal } from '../modal/use-modal.ts';
import { usePageTitle } from '../modal/use-page-title.ts';
import { classNames } from '../parts/class-names.ts';
import { ExpiredContext, ExpiredReason, ExpiredReload, ExpiredSignIn, ExpiredTitle } from './parts.tsx';
import type { SessionExpiredProps } from './types.ts';

type ScreenProps = Pick<SessionExpiredProps, 'onSignIn' | 'className' | 'screen'>;

/** The opaque screen, in the browser's top layer, so that a late error message of your app cannot cover it. */
export function ExpiredScreen({ onSignIn, className, screen }: ScreenProps): ReactElement {
  const { reason, verifying, policy } = useSession();
  const [texts, locale] = useTexts('expired', english);
  const dialog = useModal('h1');
  const id = useId();
  usePageTitle(!verifying && texts.pageTitle);
  useLayoutEffect(() => {
    if (!verifying) focus(dialog.current?.querySelector('h1') ?? null);
  }, [verifying, dialog]);

  return (
    <dialog
      ref={dialog}
      className={classNames('curfew-expired', className)}
      aria-labelledby={`${id}title`}
      aria-describedby={verifying ? undefined : `${id}reason`}
      data-react-aria-top-layer="true"
      data-reason={reason}
      aria-busy={verifying}
    >
      {verifying || !reason || !policy ? (
        <p id={`${id}title`} role="status">
          {texts.verifying}
        </p>
      ) : (
        <ExpiredContext.Provider
          value={{
            reason,
            policy,
            texts,
            locale,
            id,
            signIn: () => onSignIn({ returnTo: returnPath(location), reason }),
          }}
        >
          <div className="curfew-panel">
            {screen ?? (
              <>
                <ExpiredTitle />
                <ExpiredReason />
                <ExpiredReload />
                <ExpiredSignIn className={reason === 'superseded' ? undefined : 'curfew-primary'} />
              </>
            )}
          </div>
        </ExpiredContext.Provider>
      )}
    </dialog>
  );
}
