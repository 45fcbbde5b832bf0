import { DEFAULT_INTERRUPTSOURCES, Idle, LocalStorage, LocalStorageExpiry } from '@ng-idle/core';
import { NgZone } from '../lib/angular.ts';
import { type Candidate, type Settings, steadyNow } from './candidate.ts';

/** The part of zone.js that ng-idle expects in an Angular application. */
Object.assign(globalThis, { Zone: { current: { get: () => false } } });

/** The session of @ng-idle/core without Angular, with its default sources and its expiry in localStorage. */
export function start({ idleMs }: Settings): Candidate {
  const expiry = new LocalStorageExpiry(new LocalStorage());
  const idle = new Idle(expiry, new NgZone() as never);
  let over = false;
  let toldAt: number | null = null;
  // It counts idleness and the warning separately, in whole seconds. Their sum is the timeout.
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
