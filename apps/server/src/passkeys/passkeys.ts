import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type WebAuthnCredential,
} from '@simplewebauthn/server';
import { personOf } from '../people.ts';
import { createChallenges } from './challenges.ts';
import type { Site } from './site.ts';

export interface PasskeyInfo {
  readonly addedAt: string;
  /** Of the browser that added it. */
  readonly userAgent: string;
}

interface Passkey {
  readonly info: PasskeyInfo;
  readonly rpId: string;
  readonly credential: WebAuthnCredential;
}

interface Owner {
  readonly sid: string;
  readonly subject: string;
  readonly userAgent: string;
}

export interface Passkeys {
  find(email: string): PasskeyInfo | null;
  remove(email: string): void;
  offer(owner: Owner, site: Site): Promise<PublicKeyCredentialCreationOptionsJSON>;
  /** Replaces the former passkey. */
  add(owner: Owner, site: Site, response: RegistrationResponseJSON): Promise<boolean>;
  /** Resolves to `null` if the user has no passkey on this site. */
  ask(email: string, site: Site): Promise<PublicKeyCredentialRequestOptionsJSON | null>;
  verify(email: string, site: Site, response: AuthenticationResponseJSON): Promise<boolean>;
}

/** One passkey for each person, until the process ends, because this is a demo. */
export function createPasskeys(now: () => number): Passkeys {
  const passkeys = new Map<string, Passkey>();
  const challenges = createChallenges(now);
  const toAdd = ({ sid }: Owner) => `add ${sid}`;
  const toSignIn = (email: string) => `sign-in ${email}`;

  function of(email: string, { rpId }: Site): Passkey | null {
    const passkey = passkeys.get(email);
    return passkey?.rpId === rpId ? passkey : null;
  }

  return {
    find: (email) => passkeys.get(email)?.info ?? null,
    remove: (email) => void passkeys.delete(email),

    async offer(owner, { rpId }) {
      const { email, name } = personOf(owner.subject);
      const options = await generateRegistrationOptions({
        rpName: 'Northwind Console',
        rpID: rpId,
        userName: email,
        userDisplayName: name,
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
      });
      challenges.add(options.challenge, toAdd(owner));
      return options;
    },

    async add(owner, { rpId, origin }, response) {
      const result = await verifyRegistrationResponse({
        response,
        expectedChallenge: (challenge) => challenges.redeem(challenge, toAdd(owner)),
        expectedOrigin: origin,
        expectedRPID: rpId,
      }).catch(refuse);
      if (!result.verified) return false;
      const info = { addedAt: new Date(now()).toISOString(), userAgent: owner.userAgent };
      passkeys.set(owner.subject, { info, rpId, credential: result.registrationInfo.credential });
      return true;
    },

    async ask(email, site) {
      const passkey = of(email, site);
      if (!passkey) return null;
      const options = await generateAuthenticationOptions({
        rpID: site.rpId,
        allowCredentials: [passkey.credential],
        userVerification: 'required',
      });
      challenges.add(options.challenge, toSignIn(email));
      return options;
    },

    async verify(email, site, response) {
      const passkey = of(email, site);
      if (!passkey || passkey.credential.id !== response.id) return false;
      const result = await verifyAuthenticationResponse({
        response,
        expectedChallenge: (challenge) => challenges.redeem(challenge, toSignIn(email)),
        expectedOrigin: site.origin,
        expectedRPID: site.rpId,
        credential: passkey.credential,
      }).catch(refuse);
      // It may have been removed or replaced meanwhile.
      if (!result.verified || passkeys.get(email)?.credential.id !== response.id) return false;
      // The library refuses a counter that does not grow: the key has been copied.
      const credential = { ...passkey.credential, counter: result.authenticationInfo.newCounter };
      passkeys.set(email, { ...passkey, credential });
      return true;
    },
  };
}

/** The library throws if a response is malformed or answers something else. */
function refuse(): { readonly verified: false } {
  return { verified: false };
}
