export { domActivity } from './activity/dom.ts';
export { type FrameActivityOptions, frameActivity } from './activity/frame-focus.ts';
export { type MessageActivityOptions, messageActivity } from './activity/message.ts';
export { scrollActivity } from './activity/scroll.ts';
export { throttleActivity } from './activity/throttle.ts';
export type {
  BeforeEndEvent,
  BeforeEndHandler,
  Deadlines,
  EndedEvent,
  EndedHandler,
  HoldOptions,
  Observation,
  Observer,
  Session,
  WarningEvent,
  WarningHandler,
} from './api.ts';
export { createSession, type SessionOptions } from './create-session.ts';
export { coverPage } from './helpers/cover-page.ts';
export { type ForwardActivityOptions, forwardActivity } from './helpers/forward-activity.ts';
export { type GuardFetchOptions, guardFetch } from './helpers/guard-fetch.ts';
export { type ReadSnapshotOptions, readSnapshot } from './helpers/read-snapshot.ts';
export { SessionEndedError } from './helpers/session-ended-error.ts';
export { type AwayOptions, watchAway } from './helpers/watch-away.ts';
export type { ActivitySource, Clock } from './ports.ts';
export type {
  FieldProblem,
  PolicyChange,
  PolicyDryRun,
  PolicyResource,
  PolicySessions,
  Problem,
  SessionBucket,
  SessionState,
} from './protocol.ts';
export type {
  DurationInput,
  DurationParts,
  EndReason,
  PolicyApply,
  PolicyDurations,
  PolicyLimits,
  PolicyOptions,
  PolicyProblem,
  SessionPolicy,
  SessionSnapshot,
} from './state/index.ts';
export { DEFAULT_LIMITS, formatDuration, MAX_DURATION_MS, parseDuration, validatePolicy } from './state/index.ts';
export { type HttpServerOptions, httpServer } from './transport/http.ts';
export {
  createPolicyClient,
  type LoadedPolicy,
  type PolicyClient,
  type PolicyClientOptions,
  type PolicySaveDetails,
  type PolicySaveResult,
  type PolicyStatus,
} from './transport/policy-client.ts';
