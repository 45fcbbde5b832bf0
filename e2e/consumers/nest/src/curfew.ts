import { createCurfew, memoryStore } from '@curfew/server';

export const curfew = createCurfew({
  store: memoryStore(),
  policies: { default: { idle: '15m', max: '12h', warn: '2m' } },
});
