const { createSession, durationText, mountExpired, mountWarning } = Curfew;

const KEY = 'expenses.email';
const signedInAs = () => localStorage.getItem(KEY);
const find = (selector) => document.querySelector(selector);
const [app, signInPage] = [find('#app'), find('#sign-in-page')];

const session = createSession({ policy: { idle: '15m', max: '12h', warn: '2m' } });

// The session runs only while a user is signed in.
if (signedInAs()) showApp();
else showSignIn();

function showApp() {
  signInPage.hidden = true;
  app.hidden = false;
  find('#email').textContent = signedInAs();
  mountExpired(session, { hide: app, keep: true, signIn });
  mountWarning(session, { signIn });
  session.start();
  showRules();
}

function showRules() {
  const { policy } = session.getSnapshot();
  const [idle, max] = [durationText(policy.idleMs, 'en'), durationText(policy.maxMs, 'en')];
  const rules = `You are signed out after ${idle} without activity, and ${max} after the sign-in at the latest.`;
  find('#rules').textContent = rules;
}

function showSignIn() {
  signInPage.hidden = false;
  signIn(find('#sign-in-page div'), showApp);
}

/** Puts the form into an element: on the page for it, and over the page after the end of a session. */
function signIn(element, then = () => {}) {
  element.append(find('#sign-in').content.cloneNode(true));
  const form = element.querySelector('form');
  form.elements.email.value = signedInAs() ?? '';
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const email = form.elements.email.value;
    // Accepts any address. Replace it by a call of your API, which verifies the user.
    localStorage.setItem(KEY, email);
    // All tabs know by it whether the same person signs in again. Use a tag of your API that does not name the person.
    session.signedIn({ account: email });
    then();
  });
}

find('#sign-out').addEventListener('click', () => {
  localStorage.removeItem(KEY);
  session.signOut();
  location.reload();
});

find('#claim').addEventListener('submit', (event) => {
  event.preventDefault();
  find('#sent').textContent = `“${event.target.elements.purpose.value}” was sent.`;
});
