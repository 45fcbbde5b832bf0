/** Sends a sign-in form, and shows its error. Calls `onSignedIn` if the user is signed in. */
export function handleSignIn(form, onSignedIn) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const response = await fetch('/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(Object.fromEntries(new FormData(form))),
    });
    if (response.ok) return onSignedIn();
    // An error of the server has another body.
    const { message = 'This does not work at the moment. Try again.' } = await response.json().catch(() => ({}));
    form.querySelector('[role=alert]').textContent = message;
  });
}
