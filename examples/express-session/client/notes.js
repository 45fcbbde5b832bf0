import { guardFetch } from '/vendor/curfew/curfew.module.js';
import { session } from './session.js';

const form = document.querySelector('#note');
const status = form.querySelector('[role=status]');
// A request that is made after the end waits for the sign-in.
const api = guardFetch(session, { whileEnded: 'wait' });

const { name, text } = await (await api('/api/note')).json();
document.querySelector('#name').textContent = name;
form.elements.text.value ||= text;

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { ok } = await api('/api/note', {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ text: form.elements.text.value }),
  });
  status.textContent = ok ? 'Saved' : 'Not saved';
});
form.addEventListener('input', () => {
  status.textContent = '';
});

document.querySelector('#sign-out').addEventListener('click', async () => {
  const { ok } = await fetch('/sign-out', { method: 'POST' });
  // The sign-in page would show that the session has ended.
  if (ok) location.assign('/sign-in');
  else status.textContent = 'You are still signed in. Try again.';
});
