import type { ServerReply, ServerTransport } from '../../ports.ts';
import type { EndReason } from '../../state/index.ts';
import type { FakeServer } from '../fake-server.ts';
import { type Machine, OUTSIDE } from './machine.ts';

/** The cookie of a browser, which names the session of each request as of the time that the request is sent. */
export interface Cookie {
  /** The session that the browser's cookie is of. */
  sid(): string;
  /**
   * Signs a user in. The server ends the session before at once. The cookie arrives `delayMs` later, with the response.
   * One that is of an earlier session than the browser's is dropped: an app has one sign-in under way at a time.
   *
   * @param onArrive - called when the browser has the cookie
   */
  signIn(who: { readonly account?: string; readonly delayMs: number }, onArrive: () => void): void;
  /** A request that is sent now, and that the server handles later. */
  attach<T>(request: () => T): () => T;
  /** The server, which treats each request as one of the session of its cookie. */
  readonly transport: ServerTransport;
}

export function createCookie(server: FakeServer, machine: Machine): Cookie {
  const { transport } = server;
  const ends = new Map<string, EndReason>();
  /** The session of the former cookie, while the latest is under way. */
  let held: string | null = null;
  let received = '';
  const sid = () => held ?? server.session().sid;

  function handle(request: () => Promise<ServerReply> | undefined): Promise<ServerReply> {
    const reply = received === server.session().sid ? request() : null;
    return reply ?? Promise.resolve({ ended: ends.get(received) ?? 'superseded' });
  }

  return {
    sid,
    signIn({ account, delayMs }, onArrive) {
      const before = server.session();
      ends.set(before.sid, before.ended ?? 'superseded');
      held = sid();
      const next = server.signIn(account);
      function arrive(): void {
        if (next === server.session().sid) held = null;
        else if (held && next > held) held = next;
        onArrive();
      }
      if (delayMs > 0) machine.schedule(OUTSIDE, delayMs, arrive);
      else arrive();
    },
    attach(request) {
      const sent = sid();
      return () => {
        received = sent;
        return request();
      };
    },
    transport: {
      state: (signal) => handle(() => transport.state(signal)),
      heartbeat: (beat, signal) => handle(() => transport.heartbeat(beat, signal)),
      events: (signal, receive) => handle(() => transport.events?.(signal, receive)),
      logout: transport.logout,
    },
  };
}
