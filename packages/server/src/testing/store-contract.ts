import { describe } from 'vitest';
import { accountKeyContract } from './account-key.ts';
import { auditContract } from './audit.ts';
import { changesContract } from './changes.ts';
import { countContract } from './count.ts';
import { nextSignInContract } from './next-sign-in.ts';
import { ordersContract } from './orders.ts';
import { ownerContract } from './owner.ts';
import { policyContract } from './policy.ts';
import { racesContract } from './races.ts';
import { signInContract } from './sign-in.ts';
import { type Stage, type StoreUnderTest, setStage } from './stage.ts';
import { sweepContract } from './sweep.ts';
import { touchContract } from './touch.ts';

/** Options of {@link storeContract}. */
export interface StoreContractOptions {
  /**
   * The number of random sequences of actions.
   *
   * @default 25
   */
  readonly orders?: number;
  /**
   * The number of sessions that many requests use at once. A thousand take about ten seconds.
   *
   * @default 100
   */
  readonly races?: number;
}

/**
 * Registers the tests that a store must pass. Call it in a test file of Vitest.
 *
 * @param name - the store's name, for the report
 * @param open - opens the store once; the tests empty it
 * @example
 * storeContract('My store', async () => {
 *   const store = await myStore(connection);
 *   return {
 *     store,
 *     other: await myStore(connection), // a second node
 *     advance: (ms) => moveStoredTimesBack(ms),
 *     clear: () => truncate(),
 *     close: () => store.close(),
 *   };
 * });
 */
export function storeContract(
  name: string,
  open: () => Promise<StoreUnderTest>,
  options: StoreContractOptions = {},
): void {
  describe(`store contract: ${name}`, () => testStore(setStage(open), options));
}

export function testStore(stage: Stage, { orders = 25, races = 100 }: StoreContractOptions): void {
  signInContract(stage);
  touchContract(stage);
  policyContract(stage);
  nextSignInContract(stage);
  countContract(stage);
  ownerContract(stage);
  accountKeyContract(stage);
  auditContract(stage);
  changesContract(stage);
  sweepContract(stage);
  ordersContract(stage, orders);
  racesContract(stage, races);
}
