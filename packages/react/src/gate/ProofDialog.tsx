'use client';

import { coverAround, proofInEnglish as english } from '@curfew/dom/shared';
import { type ReactElement, useId, useLayoutEffect } from 'react';
import { useSession } from '../hooks/use-session.ts';
import { useTexts } from '../messages/use-texts.ts';
import { useModal } from '../modal/use-modal.ts';
import { SignInForm } from './SignInForm.tsx';

export function ProofDialog({ onCancel }: { readonly onCancel: () => void }): ReactElement {
  const isVerifying = useSession((snapshot) => snapshot.verifying);
  const [texts] = useTexts('proof', english);
  const dialog = useModal('.curfew-title', onCancel);
  const id = useId();
  useLayoutEffect(() => coverAround(dialog.current as HTMLDialogElement, isVerifying), [dialog, isVerifying]);
  return (
    <dialog
      ref={dialog}
      className="curfew-warning"
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}text`}
      data-react-aria-top-layer="true"
    >
      <h2 id={`${id}title`} className="curfew-title" tabIndex={-1}>
        {texts.title}
      </h2>
      <p id={`${id}text`} className="curfew-text">
        {texts.text}
      </p>
      <SignInForm />
      <button type="button" className="curfew-button curfew-back" onClick={onCancel}>
        {texts.cancel}
      </button>
    </dialog>
  );
}
