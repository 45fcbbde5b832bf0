import type { ServerReply, ServerTransport } from '../../ports.ts';
import type { SessionState } from '../../protocol.ts';
import type { Chance } from './chance.ts';
import type { Cookie } from './cookie.ts';
import { type Machine, OUTSIDE, type Owner } from './machine.ts';

/** The network between the tabs and the server. */
export interface Network {
  /** While `false`, every request fails. */
  up: boolean;
  /** The longest time of a request or a response, in ms. */
  delayMs: number;
  /** The share of responses that is lost after the server has acted, from 0 to 1. */
  loss: number;
  /** The share of requests that a gateway answers itself, from 0 to 1. They do not reach the server. */
  refusals: number;
  /** How long the gateway asks to wait, in ms. */
  retryAfterMs: number;
  /** The longest that a heartbeat took to reach the server, in ms, sleeps included. */
  slowestMs(): number;
  /** Responses to a frozen tab wait. */
  transport(owner: Owner, server: ServerTransport, cookie: Pick<Cookie, 'attach'>): ServerTransport;
}

/** More unread messages break a stream. */
const UNREAD = 8;

export function createNetwork(machine: Machine, rng: Chance): Network {
  let slowestMs = 0;
  const network: Network = {
    slowestMs: () => slowestMs,
    up: true,
    delayMs: 50,
    loss: 0,
    refusals: 0,
    retryAfterMs: 0,
    transport(owner, server, cookie) {
      const travel = () => rng.next() * network.delayMs;
      function send<T>(request: () => Promise<T>, failure: T, signal?: AbortSignal): Promise<T> {
        return new Promise((resolve) => {
          signal?.addEventListener('abort', () => resolve(failure));
          const fail = () => machine.schedule(owner, travel(), () => resolve(failure));
          if (!network.up) return void fail();
          if (rng.happens(network.refusals)) {
            const refusal = { retryAfterMs: network.retryAfterMs } as T;
            return void machine.schedule(owner, travel(), () => resolve(refusal));
          }
          const arrive = cookie.attach(request);
          machine.schedule(OUTSIDE, travel(), async () => {
            const reply = await arrive();
            if (rng.happens(network.loss)) fail();
            else machine.schedule(owner, travel(), () => resolve(reply));
          });
        });
      }
      const failed: ServerReply = { retryAfterMs: 0 };
      return {
        state: (signal) => send(() => server.state(signal), failed, signal),
        heartbeat(beat, signal) {
          const sentAt = machine.time();
          function arrive(): Promise<ServerReply> {
            slowestMs = Math.max(slowestMs, machine.time() - sentAt);
            return server.heartbeat(beat, signal);
          }
          return send(arrive, failed, signal);
        },
        logout: (sid) => send(() => server.logout(sid), undefined),
        events: (signal, receive) => send(() => follow(signal, receive), failed, signal),
      };

      /** In order, or broken without notice, also if the tab does not read. */
      function follow(signal: AbortSignal, receive: (state: SessionState | null) => void): Promise<ServerReply> {
        let whole = true;
        let unread = 0;
        let lastAt = 0;
        return new Promise((resolve) => {
          function carry(run: () => void): void {
            whole &&= network.up && !rng.happens(network.loss) && unread < UNREAD;
            if (!whole || signal.aborted) return;
            unread++;
            lastAt = Math.max(lastAt, machine.monotonic() + travel());
            machine.schedule(owner, lastAt - machine.monotonic(), () => {
              unread--;
              if (!signal.aborted) run();
            });
          }
          void server
            .events?.(signal, (state) => carry(() => receive(state)))
            .then((reply) => carry(() => resolve(reply)));
        });
      }
    },
  };
  return network;
}
