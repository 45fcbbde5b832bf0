/**
 * The tests that every store must pass, for Vitest.
 *
 * @packageDocumentation
 */
export { clockContract } from './clock.ts';
export { EXPIRY_VECTORS, type ExpiryVector } from './expiry-vectors.ts';
export type { StoreUnderTest } from './stage.ts';
export { type StoreContractOptions, storeContract } from './store-contract.ts';
