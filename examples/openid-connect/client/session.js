import { coverPage, createSession, mountExpired, mountWarning } from '/vendor/curfew/curfew.module.js';

const session = createSession({ server: '/curfew/v1' });
session.start();
coverPage(session);

mountWarning(session, { signIn });
mountExpired(session, {
  hide: document.querySelector('#app'),
  // After a timeout the same person goes on where they were.
  keep: true,
  signIn,
  onSignIn: () => location.assign('/sign-in?again'),
});

export { session };

/** The provider's pages refuse to be shown in this one, so they open in a window. It ends on pages/signed-in.html. */
function signIn(element) {
  element.append(document.querySelector('#sign-in').content.cloneNode(true));
  element.querySelector('button').addEventListener('click', () => {
    const isOpen = open('/sign-in?again&popup', 'sign-in', 'popup,width=480,height=640');
    // The browser blocks windows: what has been typed is lost.
    if (!isOpen) location.assign('/sign-in?again');
  });
}
