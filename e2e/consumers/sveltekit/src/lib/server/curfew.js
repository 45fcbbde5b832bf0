import { createCurfew, memoryStore } from '@curfew/server';

const kept = globalThis;

export function curfew() {
  kept.curfew ??= createCurfew({
    store: memoryStore(),
    policies: { default: { idle: '15m', max: '12h', warn: '2m' } },
  });
  return kept.curfew;
}
