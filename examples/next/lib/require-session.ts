import type { SessionInfo } from '@curfew/server';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { curfew } from './curfew';

/** For server components, which have no request. Route handlers call `curfew().authenticate(request)`. */
export async function requireSession(): Promise<SessionInfo> {
  // Next.js must not render it ahead of a request, as for a prefetch.
  await connection();
  const incoming = await headers();
  const url = `${incoming.get('x-forwarded-proto') ?? 'http'}://${incoming.get('host')}/`;
  const { session } = await curfew().authenticate({ method: 'GET', url, headers: incoming, body: null });
  return session ?? redirect('/sign-in');
}
