import { isCrossSite } from '@curfew/server/http';
import { allowedOrigins, curfew } from '@/lib/curfew';
import { notes } from '@/lib/users';

export async function GET(request: Request) {
  const { session, response } = await curfew().authenticate(request);
  if (!session) return response;
  const headers = { 'Cache-Control': 'no-store' };
  return Response.json({ text: notes.get(session.subject) ?? '' }, { headers });
}

export async function PUT(request: Request) {
  if (isCrossSite(request, allowedOrigins))
    return Response.json({ error: 'This page may not do that.' }, { status: 403 });
  // The body first: the session may end while it arrives.
  const { text } = await request.json();
  const { session, response } = await curfew().authenticate(request);
  if (!session) return response;
  notes.set(session.subject, String(text));
  return new Response(null, { status: 204 });
}
