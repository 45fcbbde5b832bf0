import { serverSync } from '@curfew/core/adapters';
import { type FakeServer, fakeServer } from '@curfew/core/testing';
import { openTab, type Tab } from './tab.ts';

/** A running tab of a session on a server. */
export interface ServedTab {
  readonly tab: Tab;
  readonly server: FakeServer;
  /** Lets every later request wait for good. */
  readonly stall: () => void;
}

export async function servedTab(): Promise<ServedTab> {
  const servers: FakeServer[] = [];
  let isStalled = false;
  const unlessStalled = async <T>(reply: Promise<T>): Promise<T> => {
    const answer = await reply;
    return isStalled ? new Promise<T>(() => {}) : answer;
  };
  const tab = openTab({
    server(clock) {
      const server = fakeServer({ clock, policy: { idle: '15m', max: '12h', warn: '2m' } });
      servers.push(server);
      const { state, heartbeat, logout, events } = server.transport;
      return serverSync({
        state: (signal) => unlessStalled(state(signal)),
        heartbeat: (beat, signal) => unlessStalled(heartbeat(beat, signal)),
        logout,
        ...(events && {
          events: (signal, receive) =>
            unlessStalled(events(signal, (state) => (isStalled ? undefined : receive(state)))),
        }),
      });
    },
  });
  tab.session.start();
  await tab.session.refresh();
  return {
    tab,
    server: servers[0] as FakeServer,
    stall() {
      isStalled = true;
    },
  };
}
