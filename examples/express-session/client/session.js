import { coverPage, createSession, mountExpired, mountWarning } from '/vendor/curfew/curfew.module.js';
import { handleSignIn } from './sign-in-form.js';

export const session = createSession({ server: '/curfew/v1' });
session.start();
coverPage(session);

mountWarning(session, { signIn });
mountExpired(session, {
  hide: document.querySelector('#app'),
  // After a timeout the same person goes on where they were.
  keep: true,
  signIn,
  onSignIn: () => location.assign('/sign-in'),
});

function signIn(element) {
  element.append(document.querySelector('#sign-in').content.cloneNode(true));
  handleSignIn(element.querySelector('form'), () => session.signedIn());
}
