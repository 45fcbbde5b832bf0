import type { SessionInfo } from '@curfew/server';
import { problemResponse, readBody } from '@curfew/server/http';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Context } from 'hono';
import * as v from 'valibot';
import { emailSchema } from '../people.ts';
import type { Protect, ProtectOptions } from '../protect.ts';
import type { Passkeys } from './passkeys.ts';
import { siteOf } from './site.ts';

/** Without attestation, a response has about 1 kB. */
export const MAX_RESPONSE_BYTES = 8_192;

/** The library checks what is in a response. */
const isObject = (input: unknown) => typeof input === 'object' && input !== null;

const addSchema = v.object({ response: v.custom<RegistrationResponseJSON>(isObject) });

export const passkeySignInSchema: v.GenericSchema<
  unknown,
  { readonly email: string; readonly response: AuthenticationResponseJSON }
> = v.object({ email: emailSchema, response: v.custom<AuthenticationResponseJSON>(isObject) });

/** After a fresh proof only: a page left open must not give away the account. */
export function passkeyRoutes(
  protect: Protect,
  passkeys: Passkeys,
  allowedOrigins: readonly string[],
  fresh: ProtectOptions,
): void {
  protect('GET', '/passkey', (_, { subject }) => ({ passkey: passkeys.find(subject) }));

  protect(
    'POST',
    '/passkey/options',
    async ({ req }, session) => {
      const site = siteOf(req.raw, allowedOrigins);
      return site ? { options: await passkeys.offer(ownerOf(req, session), site) } : problemResponse('forbidden');
    },
    fresh,
  );

  // The session that asked for the options has proved who the user is.
  protect(
    'PUT',
    '/passkey',
    async ({ req }, session, { response }) => {
      const site = siteOf(req.raw, allowedOrigins);
      if (!site) return problemResponse('forbidden');
      const isAdded = await passkeys.add(ownerOf(req, session), site, response);
      return isAdded ? { passkey: passkeys.find(session.subject) } : problemResponse('bad_body');
    },
    { read: (request: Request) => readBody(request, addSchema, { maxBytes: MAX_RESPONSE_BYTES }) },
  );

  protect(
    'DELETE',
    '/passkey',
    (_, { subject }) => {
      passkeys.remove(subject);
      return { passkey: null };
    },
    fresh,
  );
}

function ownerOf(req: Context['req'], { sid, subject }: SessionInfo) {
  return { sid, subject, userAgent: req.header('user-agent') ?? '' };
}
