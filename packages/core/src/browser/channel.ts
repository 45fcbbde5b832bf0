import type { TabConnection } from '../ports.ts';

type Channel = Pick<TabConnection, 'post' | 'close'>;

export function openChannel(name: string, receive: (message: unknown) => void): Channel {
  try {
    const channel = new BroadcastChannel(name);
    // Node.js: its channel reaches tests in other threads, and keeps the process running.
    if ('unref' in channel) {
      channel.close();
      return { post() {}, close() {} };
    }
    channel.onmessage = ({ data }) => receive(data);
    return { post: (message) => channel.postMessage(message), close: () => channel.close() };
  } catch {
    return loadChannel(name, receive);
  }
}

/** Messages that others post while the library loads are lost. Later ones contain the same facts. */
function loadChannel(name: string, receive: (message: unknown) => void): Channel {
  const loaded = import('broadcast-channel').then(({ BroadcastChannel }) => {
    const channel = new BroadcastChannel(name, { webWorkerSupport: false });
    channel.onmessage = receive;
    return channel;
  });
  loaded.catch(warnOnce);
  return {
    post: (message) => void loaded.then((channel) => channel.postMessage(message)).catch(() => {}),
    close: () => void loaded.then((channel) => channel.close()).catch(() => {}),
  };
}

let warned = false;

function warnOnce(cause: unknown): void {
  if (warned) return;
  warned = true;
  // biome-ignore lint/suspicious/noConsole: a developer has no other way to learn of it
  console.warn('Curfew: tabs cannot message each other here. They agree over storage, within 30 s.', cause);
}
