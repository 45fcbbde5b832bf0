// @ts-nocheck
export { domActivity } from './activity/dom.ts';
export { type MessageActivityOptions, messageActivity } from './activity/message.ts';
export { domPage } from './activity/page.ts';
export { scrollActivity } from './activity/scroll.ts';
export type {
  Deadlines,
  EndedHandler,
  HoldOptions,
  Observation,
  Observer,
  Session,
  SessionPorts,
  WarningHandler,
} from './api.ts';
export { systemClock } from './clock/system.ts';
export { coverPage } from './cover-page.ts';
export { createSession, type SessionOptions } from './create-session.ts';
export { type ForwardActivityOptions, forwardActivity } from './forward-activity.ts';
export { guardFetch, SessionEndedError } from './guard-fetch.ts';
export type {
  DurationInput,
  DurationParts,
  Effect,
  EndReason,
  Envelope,
  Facts,
  PolicyDurations,
  PolicyLimits,
  PolicyProblem,
  ServerFacts,
  SessionEvent,
  SessionPolicy,
  SessionSnapshot,
} from './model/index.ts';
export { DEFAULT_LIMITS, formatDuration, MAX_DURATION_MS, parseDuration, validatePolicy } from './model/index.ts';
export type { PolicyOptions } from './policy-options.ts';
export type {
  ActivitySource,
  Clock,
  PageEvents,
  PageSource,
  RecordStore,
  ServerConnection,
  ServerHost,
  ServerLink,
  ServerReply,
  ServerTransport,
  TabConnection,
  TabLink,
} from './ports.ts';
export type { FieldProblem, PolicyDryRun, PolicyResource, Problem, SessionState } from './protocol.ts';
export { type ReadSnapshotOptions, readSnapshot } from './read-snapshot.ts';
export { serverLink } from './remote/connection.ts';
export { type HttpServerOptions, httpServer } from './remote/http.ts';
export {
  createPolicyClient,
  type LoadedPolicy,
  type PolicyClient,
  type PolicyClientOptions,
  type PolicySaveResult,
  type PolicyStatus,
} from './remote/policy.ts';
export { createBareSession } from './session.ts';
export { localRecord } from './storage/local.ts';
export { memoryRecord } from './storage/memory.ts';
export { broadcastTabs } from './tabs/broadcast.ts';
