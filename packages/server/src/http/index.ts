/**
 * What the endpoints of Curfew use, for the routes of your app.
 *
 * @packageDocumentation
 */
export { type ReadBodyOptions, readBody } from './body.ts';
export { isCrossSite } from './csrf.ts';
export { HttpError, type HttpErrorDetails, problemResponse } from './problems.ts';
export { type RateLimit, type RateLimitOptions, rateLimit } from './rate-limit.ts';
export { routePath } from './routes/table.ts';
