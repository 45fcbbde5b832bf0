import { domActivity } from './activity/dom.ts';
import { scrollActivity } from './activity/scroll.ts';
import type { Session, SessionPorts } from './api.ts';
import { broadcastTabs } from './browser/broadcast-channel.ts';
import { systemClock } from './browser/clock.ts';
import { localStorageAdapter } from './browser/local-storage.ts';
import { domPage } from './browser/page-lifecycle.ts';
import { signInPage } from './browser/sign-in-page.ts';
import { whenShown } from './browser/when-shown.ts';
import { inThisZone, leaveZones } from './browser/zones.ts';
import { createBareSession } from './session/controller.ts';
import { type PolicyOptions, readPolicy, refuseUnknown } from './state/policy-options.ts';
import { httpServer } from './transport/http.ts';

/** Options of {@link createSession}. Give a policy, a server, or both. */
export interface SessionOptions extends Partial<Omit<SessionPorts, 'policy' | 'server' | 'signInPage'>> {
  /** How long sessions last. Required without a server; with one, the server's policy applies. */
  readonly policy?: PolicyOptions | undefined;
  /** The address of the session endpoints, such as `'/curfew/v1'`, or `httpServer({ … })` with options. */
  readonly server?: string | SessionPorts['server'];
  /**
   * Names the channel, the storage key and the lock. Two products on one origin need two names.
   *
   * @default 'curfew'
   */
  readonly name?: string;
  /**
   * The path of the page that signs in, or a function that recognises it. There an ended session is neither shown nor
   * reported, so that the user can sign in.
   *
   * @default none: the user signs in at another origin, or in a page that does not start the session
   */
  readonly signInPage?: string | ((location: Location) => boolean);
}

/**
 * A session in this tab, shared with every other tab of the same origin.
 *
 * By default it listens to the document, sends messages to other tabs over a BroadcastChannel and keeps its facts in
 * `localStorage`. With a server, the server enforces the limits.
 *
 * @throws TypeError if it has neither a policy nor a server, an option is unknown, or a duration cannot be read
 * @throws RangeError if the policy contradicts itself
 * @example
 * const session = createSession({ server: '/curfew/v1' });
 * session.start();
 * @example
 * const session = createSession({
 *   policy: { idle: '15m', max: '12h' },
 *   signInPage: '/sign-in',
 *   onEnded: ({ reason }) => location.assign(`/sign-in?reason=${reason}`),
 * });
 */
export function createSession({
  policy,
  server,
  name,
  signInPage: signIn,
  clock = systemClock(),
  tabs = broadcastTabs({ name }),
  storage = localStorageAdapter({ name }),
  activity = [domActivity(), scrollActivity()],
  page = domPage(),
  onWarning,
  onBeforeEnd,
  onEnded,
  ...unknown
}: SessionOptions): Session {
  refuseUnknown('createSession', unknown);
  let callbacks = { onWarning, onBeforeEnd, onEnded };
  const session = createBareSession({
    policy: policy && readPolicy(policy),
    server: typeof server === 'string' ? httpServer({ url: server }) : server,
    clock,
    tabs,
    storage,
    activity,
    page,
    signInPage: signIn ? signInPage(signIn) : undefined,
    onWarning: (event) => callbacks.onWarning?.(event),
    onBeforeEnd: onBeforeEnd && ((event) => callbacks.onBeforeEnd?.(event)),
    onEnded: (event) => callbacks.onEnded?.(event),
  });
  const { start, ...outside } = leaveZones({
    ...session,
    // With a server it begins none. The page is of the person whose cookie has loaded it, not of one who signs in before it is shown.
    start: () => (server ? session.start() : whenShown(session.start)),
    store: leaveZones(session.store),
    clock: leaveZones(session.clock),
  });
  return {
    ...outside,
    start() {
      // A module is evaluated before Angular has a zone.
      callbacks = {
        onWarning: inThisZone(onWarning),
        onBeforeEnd: inThisZone(onBeforeEnd),
        onEnded: inThisZone(onEnded),
      };
      return start();
    },
  };
}
