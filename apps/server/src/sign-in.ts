import type { SessionHandler, SessionInfo } from '@curfew/server';
import { isCrossSite, problemResponse, rateLimit, readBody } from '@curfew/server/http';
import type { Hono } from 'hono';
import type { Passkeys } from './passkeys/passkeys.ts';
import { MAX_RESPONSE_BYTES, passkeySignInSchema } from './passkeys/routes.ts';
import { siteOf } from './passkeys/site.ts';
import { personOf, signInSchema } from './people.ts';
import { answer } from './protect.ts';

/** Per minute and address: each writes a row for an unauthenticated client. */
const SIGN_INS = 2_000;

export interface SignInRoutesOptions {
  readonly curfew: SessionHandler;
  readonly passkeys: Passkeys;
  readonly allowedOrigins: readonly string[];
  readonly addressOf: (request: object) => string | null;
}

/** A user may sign in by their address alone, because this is a demo: an app with passkeys must not offer a weaker way beside them. */
export function signInRoutes(api: Hono, { curfew, passkeys, allowedOrigins, addressOf }: SignInRoutesOptions): void {
  const signIns = rateLimit({ perMinute: SIGN_INS });

  // Clients that are not browsers send neither header. They have no ambient authority, so they may sign in.
  const route = (path: string, handle: (request: Request) => Promise<Response>): void => {
    api.post(path, async ({ req: { raw: request } }) => {
      if (isCrossSite(request, allowedOrigins)) return problemResponse('csrf');
      const address = addressOf(request);
      if (address !== null) signIns.count(address);
      return handle(request);
    });
  };

  async function begin(request: Request, email: string): Promise<Response> {
    const { session, setCookie } = await curfew.createSession(request, { subject: email });
    return answer(me(session), { 'set-cookie': setCookie });
  }

  route('/sign-in', async (request) => begin(request, (await readBody(request, signInSchema)).email));

  // Reveals whether an address has a passkey. An app with accounts answers for every address alike.
  route('/sign-in/options', async (request) => {
    const { email } = await readBody(request, signInSchema);
    const site = siteOf(request, allowedOrigins);
    return answer({ options: site && (await passkeys.ask(email, site)) });
  });

  route('/sign-in/passkey', async (request) => {
    const { email, response } = await readBody(request, passkeySignInSchema, { maxBytes: MAX_RESPONSE_BYTES });
    const site = siteOf(request, allowedOrigins);
    const isProved = site !== null && (await passkeys.verify(email, site, response));
    return isProved ? begin(request, email) : problemResponse('forbidden');
  });
}

export function me({ sid, subject }: SessionInfo): object {
  return { ...personOf(subject), sid };
}
