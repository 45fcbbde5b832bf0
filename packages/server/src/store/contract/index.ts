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

/** The long run sets `CURFEW_RACES=10000`, which takes minutes per store. */
const RACES = Number(process.env.CURFEW_RACES || 100);

/** @param orders - the number of random sequences of actions */
export function storeContract(name: string, orders: number, open: () => Promise<StoreUnderTest>): void {
  describe(`store contract: ${name}`, () => {
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
