import { isCrossSite } from '@curfew/server/http';
import { allowedOrigins, curfew } from '@/lib/curfew';
import { findUser } from '@/lib/users';

export async function POST(request: Request) {
  if (isCrossSite(request, allowedOrigins))
    return Response.json({ error: 'This page may not do that.' }, { status: 403 });
  const { email, password } = await request.json();
  const user = findUser(email);
  if (!user || user.password !== password)
    return Response.json({ error: 'This email and password do not match.' }, { status: 401 });
  const { setCookie } = await curfew().createSession(request, { subject: user.email });
  return new Response(null, { status: 204, headers: { 'Set-Cookie': setCookie } });
}
