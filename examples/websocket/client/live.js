import { session } from './session.js';

/** A socket while the session is active: it opens at a sign-in over the page too, and again after a lost connection. */
export function live({ onOpen, onMessage, onClose }) {
  let socket;
  let delayMs = 500;

  function follow() {
    const { status } = session.getSnapshot();
    if (status === 'pending' || status === 'ended') socket?.close();
    else socket ??= open();
  }

  function open() {
    const opened = new WebSocket('/live');
    opened.addEventListener('open', () => {
      delayMs = 500;
      onOpen();
    });
    opened.addEventListener('message', ({ data }) => onMessage(JSON.parse(data)));
    opened.addEventListener('close', () => {
      socket = undefined;
      onClose();
      setTimeout(follow, delayMs);
      delayMs = Math.min(delayMs * 2, 30_000);
    });
    return opened;
  }

  session.subscribe(follow);
  follow();
  return { send: (text) => socket?.send(text) };
}
