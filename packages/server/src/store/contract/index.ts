import { describe } from 'vitest';
import { auditContract } from './audit.ts';
import { changesContract } from './changes.ts';
import { httpContract } from './http.ts';
import { ordersContract } from './orders.ts';
import { ownerContract } from './owner.ts';
import { policyContract } from './policy.ts';
import { racesContract } from './races.ts';
import { signInContract } from './sign-in.ts';
import { type StoreUnderTest, setStage } from './stage.ts';
import { sweepContract } from './sweep.ts';
import { touchContract } from './touch.ts';

export type { StoreUnderTest } from './stage.ts';

/** `CURFEW_RACES=10000` is the full length, which takes minutes a store. */
const RACES = Number(process.env.CURFEW_RACES || 100);

/**
 * The suite that every store passes.
 *
 * @param orders - how many made-up orders of deeds are tried
 */
export function storeContract(name: string, orders: number, open: () => Promise<StoreUnderTest>): void {
  describe(`the contract of stores: ${name}`, () => {
    const stage = setStage(open);
    signInContract(stage);
    touchContract(stage);
    policyContract(stage);
    ownerContract(stage);
    auditContract(stage);
    changesContract(stage);
    sweepContract(stage);
    httpContract(stage, orders * 4);
    ordersContract(stage, orders);
    racesContract(stage, RACES);
  });
}
