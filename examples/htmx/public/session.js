const { createSession, guardFetch, mountExpired, mountWarning } = Curfew;

const session = createSession({ server: '/curfew/v1', signInPage: '/sign-in' });
session.start();
mountWarning(session, { signIn });
mountExpired(session, { keep: true, signIn });

/** Fills an element with the form of the page, which htmx sends. */
function signIn(element) {
  element.append(document.querySelector('#sign-in').content.cloneNode(true));
  htmx.process(element);
}

// The server's answer to that form triggers it.
document.addEventListener('signed-in', () => session.signedIn());

// After the end, requests wait for the sign-in. The one that signs in does not.
const guarded = guardFetch(session, { whileEnded: 'wait' });
document.addEventListener('htmx:config:request', ({ detail: { ctx } }) => {
  if (ctx.request.action !== '/sign-in') ctx.fetch = guarded;
});
