import { everyContract } from '../../test/every-contract.ts';
import { clockContract } from '../testing/clock.ts';
import { memoryStore } from './memory.ts';

everyContract('memory', 1_000, async () => {
  let now = 1_800_000_000_000;
  let current = memoryStore({ now: () => now });
  return {
    get store() {
      return current;
    },
    get other() {
      return current;
    },
    async advance(ms) {
      now += ms;
    },
    async clear() {
      current = memoryStore({ now: () => now });
    },
    close: () => current.close(),
  };
});

clockContract(async () => {
  const store = memoryStore();
  return { store, close: () => store.close() };
});
