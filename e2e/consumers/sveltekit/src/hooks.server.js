import { redirect } from '@sveltejs/kit';
import { curfew } from '$lib/server/curfew';

export async function handle({ event, resolve }) {
  const { pathname } = event.url;
  if (pathname.startsWith('/curfew/v1/')) return curfew().handler(event.request);
  if (pathname !== '/sign-in' || isRemote(event)) {
    // The body first: the session may end while it arrives. Actions read the request itself.
    await event.request.clone().arrayBuffer();
    const { session, response } = await curfew().authenticate(event.request);
    if (response?.status === 401 && !pathname.startsWith('/api/')) redirect(303, '/sign-in');
    if (response) return response;
    event.locals.email = session.subject;
  }
  const response = await resolve(event);
  if (event.locals.setCookie) response.headers.append('Set-Cookie', event.locals.setCookie);
  response.headers.set('Cache-Control', 'no-store');
  // A second policy only adds to one of the page.
  response.headers.append('Content-Security-Policy', "frame-ancestors 'none'");
  return response;
}

/** A client names the page from which it calls a remote function, and may name /sign-in. A form without a script does so too. */
function isRemote({ isRemoteRequest, url }) {
  return isRemoteRequest || url.searchParams.has('/remote');
}
