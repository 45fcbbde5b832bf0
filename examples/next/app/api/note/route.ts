import { isCrossSite } from '@curfew/server/http';
import { curfew } from '@/lib/curfew';
import { notes } from '@/lib/users';

export async function GET(request: Request) {
  const { session, response } = await curfew().authenticate(request);
  if (!session) return response;
  return Response.json({ text: notes.get(session.subject) ?? '' });
}

export async function PUT(request: Request) {
  if (isCrossSite(request, [])) return Response.json({ error: 'This page may not do that.' }, { status: 403 });
  const { session, response } = await curfew().authenticate(request);
  if (!session) return response;
  notes.set(session.subject, String((await request.json()).text));
  return new Response(null, { status: 204 });
}
