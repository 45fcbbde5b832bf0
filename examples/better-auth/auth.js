import { randomBytes } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
import { createAuthMiddleware } from 'better-auth/api';
import { curfew, endSession } from './curfew.js';

const { PORT = '3000', BETTER_AUTH_SECRET = randomBytes(32).toString('hex') } = process.env;

const COOKIE = /(?:^|;)\s*(?:__Secure-)?better-auth\.session_token\s*=([^;]*)/g;

export const auth = betterAuth({
  secret: BETTER_AUTH_SECRET,
  baseURL: `http://localhost:${PORT}`,
  // Stands for your database.
  database: memoryAdapter({ user: [], session: [], account: [], verification: [] }),
  emailAndPassword: { enabled: true },
  session: {
    // Curfew enforces the timeouts. Better Auth's own expiry must be later.
    expiresIn: 7 * 24 * 3_600,
    disableSessionRefresh: true,
    additionalFields: { curfewSid: { type: 'string', required: false, input: false } },
  },
  // A change of the password and a list of devices end sessions too. Their pages are then covered at once.
  databaseHooks: { session: { delete: { after: endSession } } },
  hooks: {
    after: createAuthMiddleware(async ({ request, context }) => {
      const { newSession, internalAdapter } = context;
      if (!newSession || !request) return;
      const { token } = newSession.session;
      // Better Auth has only written the cookie anew, as after a change of the user's name.
      if (token === tokenOf(request)) return;
      const { session } = await curfew.bindSession(request, token, { subject: newSession.user.id });
      await internalAdapter.updateSession(token, { curfewSid: session.sid });
    }),
  },
});

/**
 * Returns the token in `<token>.<signature>`, also after its end: Curfew then says why it ended. It cannot be guessed. Two such
 * cookies count as none: Better Auth might read the one of an ended session, and Curfew the other.
 */
export function tokenOf({ headers }) {
  const cookie = headers.get('cookie') ?? '';
  const values = [...cookie.matchAll(COOKIE)].map(([, value]) => value);
  return values.length === 1 ? (/^(\w+)\./.exec(values[0])?.[1] ?? null) : null;
}

export async function revokeToken(token) {
  const { internalAdapter } = await auth.$context;
  await internalAdapter.deleteSession(token);
}

/** Deletes the session of Better Auth whose Curfew session has ended. */
export async function revokeSession(sid) {
  const { adapter } = await auth.$context;
  await adapter.deleteMany({ model: 'session', where: [{ field: 'curfewSid', value: sid }] });
}

await auth.api.signUpEmail({ body: { name: 'Ann', email: 'ann@example.com', password: 'correct horse' } });
