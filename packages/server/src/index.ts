export type { Clock } from './clock.ts';
export { type Curfew, type CurfewOptions, createCurfew, type InitialPolicy } from './create-curfew.ts';
export type { CurfewEvent } from './curfew-event.ts';
export type {
  PolicyOutcome,
  PreviewOutcome,
  SessionEngine,
  SessionEngineOptions,
  SessionInfo,
  SessionView,
  SignIn,
  TenantPolicy,
} from './engine-types.ts';
export {
  NewerSchemaError,
  StaleAuthenticationError,
  StoreUnavailableError,
  TokenUsedError,
  UnknownPolicyError,
} from './errors.ts';
export type { SessionRequest } from './http/request.ts';
export type { AdminRequest, IsAdmin } from './http/routes/admin.ts';
export type {
  AuthenticateOptions,
  Check,
  CreatedSession,
  CurfewStats,
  SessionHandler,
  SessionHandlerOptions,
} from './http/session-handler.ts';
export type { LazyStore } from './store/lazy-store.ts';
export { type MemoryStoreOptions, memoryStore } from './store/memory.ts';
export type * from './store/types.ts';
