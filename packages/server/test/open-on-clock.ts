import type { Clock } from '../src/clock.ts';
import { createSessionEngine } from '../src/engine.ts';
import type { SessionEngine } from '../src/engine-types.ts';
import { createSessionHandler } from '../src/http/handler.ts';
import type { SessionHandler } from '../src/http/session-handler.ts';
import { memoryStore } from '../src/store/memory.ts';
import type { Store } from '../src/store/types.ts';
import { POLICY } from '../src/testing/stage.ts';

/** A node whose store, streams and timers follow one clock, with the policy `default`. */
export interface OnClock {
  readonly store: Store;
  readonly engine: SessionEngine;
  readonly curfew: SessionHandler;
}

export async function openOnClock(clock: Clock): Promise<OnClock> {
  const store = memoryStore({ now: clock.now });
  const engine = createSessionEngine({ store, policyFor: () => 'default' });
  await engine.ensurePolicy('default', POLICY);
  return { store, engine, curfew: createSessionHandler(engine, { clock }) };
}

/** Waits until what a timer or a change has begun is done. */
export const settle = (): Promise<void> => new Promise((done) => setImmediate(done));
