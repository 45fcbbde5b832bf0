import { describe } from 'vitest';
import { type StoreUnderTest, setStage } from '../src/testing/stage.ts';
import { testStore } from '../src/testing/store-contract.ts';
import { httpContract } from './http-contract.ts';

/** The long run sets `CURFEW_RACES=10000`, which takes minutes per store. */
const races = Number(process.env.CURFEW_RACES || 100);

/**
 * The contract of stores, and the endpoints on top of the store.
 *
 * @param orders - the number of random sequences of actions
 */
export function everyContract(name: string, orders: number, open: () => Promise<StoreUnderTest>): void {
  describe(`store contract: ${name}`, () => {
    const stage = setStage(open);
    testStore(stage, { orders, races });
    httpContract(stage, orders * 4);
  });
}
