import { createSession } from '@curfew/core';

export function start(): void {
  createSession({ policy: { idle: '15m', max: '12h' } }).start();
}
