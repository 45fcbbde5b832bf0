import { live } from './live.js';
import './session.js';

const form = document.querySelector('#note');
const status = form.querySelector('[role=status]');
const connection = document.querySelector('#connection');

const socket = live({
  onOpen() {
    connection.textContent = 'Connected';
  },
  onMessage({ time, text }) {
    if (time) document.querySelector('time').textContent = new Date(time).toLocaleTimeString();
    else status.textContent = text === form.elements.text.value ? 'Saved' : 'Changed in another tab';
  },
  onClose() {
    connection.textContent = 'Not connected';
  },
});

form.addEventListener('submit', (event) => {
  event.preventDefault();
  socket.send(form.elements.text.value);
});
form.addEventListener('input', () => {
  status.textContent = '';
});

const { text } = await (await fetch('/api/note')).json();
form.elements.text.value ||= text;

document.querySelector('#sign-out').addEventListener('click', async () => {
  const { ok } = await fetch('/sign-out', { method: 'POST' });
  // The sign-in page would show that the session has ended.
  if (ok) location.assign('/sign-in');
  else status.textContent = 'You are still signed in. Try again.';
});
