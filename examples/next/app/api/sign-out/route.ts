import { isCrossSite } from '@curfew/server/http';
import { allowedOrigins, curfew } from '@/lib/curfew';

export async function POST(request: Request) {
  if (isCrossSite(request, allowedOrigins))
    return Response.json({ error: 'This page may not do that.' }, { status: 403 });
  const { setCookie } = await curfew().signOut(request);
  return new Response(null, { status: 204, headers: setCookie ? { 'Set-Cookie': setCookie } : {} });
}
