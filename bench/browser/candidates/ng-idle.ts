import { DEFAULT_INTERRUPTSOURCES, Idle, LocalStorage, LocalStorageExpiry } from '@ng-idle/core';
import { NgZone } from '../lib/angular.ts';
import { type Candidate, type Settings, steadyNow } from './candidate.ts';

/** What ng-idle takes for granted in an application of Angular: zone.js. */
Object.assign(globalThis, { Zone: { current: { get: () => false } } });

/** The session of @ng-idle/core without Angular around it, with its default sources and its record in localStorage. */
export function start({ idleMs }: Settings): Candidate {
  const expiry = new LocalStorageExpiry(new LocalStorage());
  const idle = new Idle(expiry, new NgZone() as never);
  let over = false;
  let toldAt: number | null = null;
  // It counts idleness and the time to answer apart, in whole seconds: the sum is the timeout.
  idle.setIdle(Math.max(1, idleMs / 1_000 - 1));
  idle.setTimeout(1);
  idle.setInterrupts(DEFAULT_INTERRUPTSOURCES);
  idle.onTimeout.subscribe(() => {
    over = true;
    toldAt ??= steadyNow();
  });
  idle.watch();
  return { deadline: () => expiry.last()?.getTime() ?? Infinity, over: () => over, toldAt: () => toldAt };
}
