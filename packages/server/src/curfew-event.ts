import type { ProblemCode } from '@curfew/core/protocol';
import type { EndReason } from '@curfew/core/state';
import { attempt } from './attempt.ts';
import type { PolicyChange, RecordedEntry, StoredSession } from './store/types.ts';

/**
 * What happens on a node, for metrics and logs. Of all nodes, one reports a sign-in or an end. What a crash prevents from
 * being reported is in the audit.
 */
export type CurfewEvent =
  | { readonly kind: 'sign-in'; readonly session: Pick<StoredSession, 'sid' | 'subject' | 'tenant' | 'policyId'> }
  /** A call of `createSession` or `bindSession` rejects with `error`. */
  | { readonly kind: 'sign-in-failed'; readonly error: unknown }
  /** A session has ended, expiry included: that is reported once it is recorded, by a read or by the cleanup. */
  | {
      readonly kind: 'end';
      readonly session: Pick<StoredSession, 'sid' | 'subject' | 'tenant' | 'policyId'>;
      readonly reason: EndReason;
    }
  /** An administrator has saved a policy. Reported by the node that answered. */
  | {
      readonly kind: 'policy';
      readonly change: PolicyChange;
      readonly tenant: string | null;
      readonly version: number;
    }
  /**
   * A request is refused. `endpoint` is the path as the endpoints are listed, such as `/sessions/{sid}`; `null` for a route
   * of your app that calls `authenticate`, and for unknown paths. `reason` is set with the code `session_ended`.
   */
  | {
      readonly kind: 'refused';
      readonly endpoint: string | null;
      readonly code: ProblemCode;
      readonly reason: EndReason | null;
    }
  /**
   * An event stream is closed that its page wanted to keep. `unread`: the client does not read it. `replaced`: its session
   * has more than eight. `store_unavailable`: the store did not respond until the deadline.
   */
  | { readonly kind: 'stream-dropped'; readonly cause: 'unread' | 'replaced' | 'store_unavailable' };

export type StreamDropped = Extract<CurfewEvent, { kind: 'stream-dropped' }>['cause'];

export type Report = (event: CurfewEvent) => void;

export function reportTo(onEvent: Report | undefined): Report {
  return onEvent ? (event) => attempt(() => onEvent(event)) : () => {};
}

export function toEvent({ event, detail, sid, subject, tenant, policyId }: RecordedEntry): CurfewEvent {
  const session = { sid, subject, tenant, policyId };
  return event === 'sign-in'
    ? { kind: 'sign-in', session }
    : { kind: 'end', session, reason: detail.reason as EndReason };
}
