import { storeContract } from './contract.ts';
import { memoryStore } from './memory.ts';
import type { Store } from './types.ts';

storeContract('memory', async () => {
  let now = 1_800_000_000_000;
  let current = memoryStore({ now: () => now });
  // A fresh store for each test, behind a face that stays the same.
  const store = new Proxy({} as Store, { get: (_, method) => Reflect.get(current, method) });
  return {
    store,
    async advance(ms) {
      now += ms;
    },
    async clear() {
      current = memoryStore({ now: () => now });
    },
  };
});
