// @ts-nocheck
import { domActivity } from './activity/dom.ts';
import { domPage } from './activity/page.ts';
import { scrollActivity } from './activity/scroll.ts';
import type { Session, SessionPorts } from './api.ts';
import { systemClock } from './clock/system.ts';
import { type PolicyOptions, readPolicy } from './policy-options.ts';
import { createBareSession } from './session.ts';
import { localRecord } from './storage/local.ts';
import { broadcastTabs } from './tabs/broadcast.ts';

/** Options of {@link createSession}. Give a policy, a server, or both. */
export interface SessionOptions extends Partial<Omit<SessionPorts, 'policy'>> {
  /** How long sessions last. Needed without a server; with one, the server's policy is used. */
  readonly policy?: PolicyOptions | undefined;
}

/**
 * A session in this tab, shared with every other tab of the same origin.
 *
 * Without options but a policy it listens to the document, speaks to other tabs over a BroadcastChannel, keeps its
 * record in `localStorage` and needs no server. With a server, the server has the last word.
 *
 * @throws TypeError if it has neither a policy nor a server, or a duration cannot be read
 * @throws RangeError if the policy contradicts itself
 * @example
 * const session = createSession({
 *   policy: { idle: '15m', max: '12h' },
 *   onEnded: (reason) => location.assign(`/sign-in?reason=${reason}`),
 * });
 * session.start();
 */
export function createSession(options: SessionOptions): Session {
  return createBareSession({
    ...options,
    policy: options.policy && readPolicy(options.policy),
    clock: options.clock ?? systemClock(),
    tabs: options.tabs ?? broadcastTabs(),
    storage: options.storage ?? localRecord(),
    activity: options.activity ?? [domActivity(), scrollActivity()],
    page: options.page ?? domPage(),
  });
}
