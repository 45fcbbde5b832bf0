export { endsAt, idleAt, idleWarnAt, maxAt, maxWarnAt } from './deadlines.ts';
export { type DurationInput, type DurationParts, formatDuration, parseDuration } from './duration.ts';
export { equalDurations } from './equal.ts';
export { begin, END_REASONS, type EndReason, type Facts, isTimeout, merge, type ServerFacts } from './facts.ts';
export { type Hold, holdMs, nextHoldAt } from './hold.ts';
export { createMessage, readMessage, type TabMessage } from './message.ts';
export {
  DEFAULT_LIMITS,
  durationsOf,
  heartbeatMs,
  MAX_DURATION_MS,
  POLICY_APPLIES,
  type PolicyApply,
  type PolicyDurations,
  type PolicyLimits,
  type PolicyProblem,
  type SessionPolicy,
  throttleMs,
  validatePolicy,
} from './policy.ts';
export { type PolicyOptions, readPolicy, refuseUnknown } from './policy-options.ts';
export { PENDING, type SessionSnapshot, snapshotAt } from './snapshot.ts';
export { nextChangeAt, type Status, statusAt } from './status.ts';
export { type Effect, type SessionEvent, transition } from './transition.ts';
export { uuidTime, uuidv7 } from './uuid.ts';
