// @ts-nocheck
export { type ManualClock, manualClock } from '../clock/manual.ts';
export { memoryRecord } from '../storage/memory.ts';
export { memoryTabs } from '../tabs/memory.ts';
export { type FakeRequest, type FakeServer, type FakeSession, fakeServer } from './fake-server.ts';
export type { Chance } from './world/chance.ts';
export type { Channel, Weather } from './world/channel.ts';
export type { Disk, DiskState } from './world/disk.ts';
export type { Machine, Owner } from './world/machine.ts';
export type { Network } from './world/network.ts';
export type { Tab, TabState } from './world/tab.ts';
export { createWorld, type World, type WorldOptions, type WorldWatcher } from './world/world.ts';
