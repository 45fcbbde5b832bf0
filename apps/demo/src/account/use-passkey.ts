import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  startRegistration,
} from '@simplewebauthn/browser';
import { useState } from 'react';
import { send } from '../api/request.ts';
import { useFreshProof } from '../api/use-fresh-proof.ts';
import { NO_OUTCOME } from '../ui/outcome.ts';

export const PASSKEY_OBSTACLE: string | null = obstacle();

function obstacle(): string | null {
  // WebAuthn allows no IP address.
  if (/^[\d.]+$|^\[/.test(location.hostname))
    return `Passkeys need a domain name. Open the console at ${location.origin.replace(location.hostname, 'localhost')} to add one.`;
  return browserSupportsWebAuthn() ? null : 'This browser doesn’t support passkeys.';
}

interface Offer {
  readonly options: PublicKeyCredentialCreationOptionsJSON;
}

/** The server wants a fresh proof for both. */
export function usePasskey(onChange: () => void) {
  const [outcome, setOutcome] = useState(NO_OUTCOME);
  const withProof = useFreshProof();

  /** `change` resolves to `false` if the user has cancelled. */
  async function act(change: () => Promise<boolean>, done: string, failed: string) {
    setOutcome({ type: 'under way', text: '' });
    try {
      const isChanged = await change();
      setOutcome(isChanged ? { type: 'done', text: done } : NO_OUTCOME);
      if (isChanged) onChange();
    } catch {
      setOutcome({ type: 'failed', text: failed });
    }
  }

  async function addIt(): Promise<boolean> {
    const offer = await withProof(() => send<Offer>('POST', '/api/passkey/options', {}));
    if (!offer) return false;
    const response = await startRegistration({ optionsJSON: offer.options });
    await send('PUT', '/api/passkey', { response });
    return true;
  }

  const removeIt = async () => (await withProof(() => send<object>('DELETE', '/api/passkey', {}))) !== null;

  return {
    outcome,
    add: () => act(addIt, 'Passkey added.', 'The passkey wasn’t added. Try again.'),
    remove: () => act(removeIt, 'Passkey removed.', 'Couldn’t remove the passkey. Try again.'),
  };
}
