export { readBody } from './body.ts';
export type { Clock } from './clock.ts';
export { siteOf } from './csrf.ts';
export {
  createSessionEngine,
  type PolicyOutcome,
  type PreviewOutcome,
  type SessionEngine,
  type SessionEngineOptions,
  type SessionInfo,
  type SessionView,
  type SignIn,
  type TenantPolicy,
} from './engine.ts';
export { StaleAuthenticationError, StoreUnavailableError, TokenUsedError, UnknownPolicyError } from './errors.ts';
export {
  type Check,
  type CreatedSession,
  createSessionHandler,
  type SessionHandler,
  type SessionHandlerOptions,
} from './handler.ts';
export { problemResponse, Refusal, type RefusalDetails } from './problems.ts';
export { type RateLimit, type RateLimitOptions, rateLimit } from './rate-limit.ts';
export type { SessionRequest } from './request.ts';
export type { AdminRequest, AuthorizeAdmin } from './routes/admin.ts';
export { type MemoryStoreOptions, memoryStore } from './store/memory.ts';
export type { Sql, SqlQuery } from './store/sql/driver.ts';
export { sqlStore } from './store/sql/store.ts';
export type * from './store/types.ts';
