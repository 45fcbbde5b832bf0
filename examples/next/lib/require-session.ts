import type { SessionInfo } from '@curfew/server';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { curfew } from './curfew';

/**
 * For server components and Server Actions, which have no request: call it in each page and in each action that needs a session.
 * Next.js renders a page beside its layout, and calls an action without its page. Route handlers call
 * `curfew().authenticate(request)`.
 *
 * @throws Error if the store does not answer
 */
export async function requireSession(): Promise<SessionInfo> {
  // Next.js must not render it ahead of a request, as for a prefetch.
  await connection();
  const incoming = await headers();
  // Each proxy appends its own: the browser used the first.
  const [proto = 'http'] = incoming.get('x-forwarded-proto')?.split(',') ?? [];
  const url = `${proto.trim()}://${incoming.get('host')}/`;
  const { session, response } = await curfew().authenticate({ method: 'GET', url, headers: incoming, body: null });
  if (session) return session;
  // The user may still be signed in.
  if (response.status !== 401) throw new Error('The session cannot be checked at the moment.');
  redirect('/sign-in');
}
